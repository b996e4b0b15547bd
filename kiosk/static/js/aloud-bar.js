// What one can touch while a page is read: pause and go on, back and forth, softer and louder, stop.

const LEVELS = [0.15, 0.3, 0.5, 0.75, 1];
const USUAL = 3;

/** bar: the element, hidden until it is needed; audio: what it makes louder and softer. */
export function controls(bar, reader, audio) {
  let level = USUAL;
  const turn = (by) => {
    level = Math.min(Math.max(level + by, 0), LEVELS.length - 1);
    audio.volume = LEVELS[level];
    const [softer, louder] = ["softer", "louder"].map((each) => bar.querySelector(`[data-do='${each}']`));
    // Not disabled: who walks with keys would lose the place.
    softer.setAttribute("aria-disabled", level === 0);
    louder.setAttribute("aria-disabled", level === LEVELS.length - 1);
  };
  const acts = {
    pause: () => (reader.state === "reading" ? reader.pause() : reader.goOn()),
    previous: () => reader.previous(),
    next: () => reader.next(),
    softer: () => turn(-1),
    louder: () => turn(1),
    stop: () => reader.stop(),
  };
  bar.addEventListener("click", (event) => acts[event.target.closest("[data-do]")?.dataset.do]?.());
  turn(0);
}

/** always: whether the bar stays when nothing is read. */
export function showState(bar, state, always) {
  const on = state === "reading" || state === "paused";
  bar.hidden = !on && !always;
  bar.dataset.state = state;
  for (const each of bar.querySelectorAll("[data-when]")) each.hidden = !each.dataset.when.split(" ").includes(state);
  const root = document.documentElement;
  root.classList.toggle("is-read", !bar.hidden);
  // The way home rests on the bar, however high its words make it.
  root.style.setProperty("--aloud-high", `${bar.offsetHeight}px`);
}
