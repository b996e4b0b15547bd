// A notice leaves at its second, also when nobody answers.

export function dropEnded(root, now) {
  for (const element of root.querySelectorAll("[data-until]")) {
    if (Number(element.dataset.until) <= now) element.remove();
  }
}
