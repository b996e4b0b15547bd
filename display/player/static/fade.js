// One thing gives way to the next: at once, or by a short crossfade that belongs to the slot's beginning.

export const FADE = 400;

/** Replace `old` in the box by `chosen` ({ slot, showing } or null). */
export function swap(box, old, chosen, { clock, still }) {
  if (!chosen) {
    box.replaceChildren();
    return;
  }
  const { showing, slot } = chosen;
  box.append(showing.element);
  const rest = [...box.children].filter((child) => child !== showing.element);
  if (!old || still || !(showing.fades || old.fades)) {
    for (const child of rest) child.remove();
    return;
  }
  const fading = showing.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE });
  fading.startTime = clock.tempo(slot.from).startTime;
  // A page in the background finishes no animation, and one that never finishes is kept for ever: a timer clears up.
  setTimeout(() => {
    fading.cancel();
    clear(box, rest);
  }, FADE);
}

function clear(box, rest) {
  const shown = box.lastElementChild;
  for (const child of rest) if (child !== shown) child.remove();
}
