// A page made for paper comes out of the printer beside the kiosk.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => globalThis.print());
}
