// A tile that a finger goes down on shows it at once. The browser's own word for that, :active, comes when a short touch
// is over, and would have this page painted anew while the next one is waited for.

/** How long (ms) it stays after the finger has left: until the next page is there. */
const STAYS_MS = 400;

export function showPressed() {
  let pressed = null;
  const release = () => pressed?.classList.remove("pressed");
  addEventListener("pointerdown", ({ target }) => {
    release();
    pressed = target.closest(".tile");
    pressed?.classList.add("pressed");
  });
  addEventListener("pointerup", () => setTimeout(release, STAYS_MS));
  addEventListener("pointercancel", release);
}
