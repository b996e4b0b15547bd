// One step back, where there is a page to go back to.

/** button: hidden until there is; null where a page has none. */
export function showBack(button) {
  if (!button || !window.navigation?.canGoBack) return;
  button.hidden = false;
  button.addEventListener("click", () => history.back());
}
