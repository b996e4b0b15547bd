// Nobody has touched the page for a while: ask, count down where everybody can see and hear it, then leave.
import { leave } from "./leaving.js";
import { Patience } from "./patience.js";

const TOUCHES = ["pointerdown", "click", "keydown", "wheel", "input"];
const LOOK_MS = 250;
// What is said aloud, and at how many seconds: often enough to know, not so often that nothing else can be heard.
const ALOUD = [20, 10, 5];

/** dialog: the question; its data has after and warning (s), away and now (addresses). */
export function askWhenIdle(dialog) {
  const { after, warning, away, now } = dialog.dataset;
  const patience = new Patience({ idle: after * 1000, warning: warning * 1000 }, performance.now());
  const stay = () => {
    patience.touched(performance.now());
    if (dialog.open) dialog.close();
  };
  for (const touch of TOUCHES) addEventListener(touch, stay, { capture: true, passive: true });
  dialog.addEventListener("cancel", stay);
  addEventListener("pageshow", stay);
  const timer = setInterval(() => {
    const { word, left } = patience.at(performance.now());
    if (word === "asking") show(dialog, left, warning * 1000);
    else if (word === "over") {
      clearInterval(timer);
      leave(away, now);
    }
  }, LOOK_MS);
}

function show(dialog, left, whole) {
  const seconds = Math.ceil(left / 1000);
  if (!dialog.open) dialog.showModal();
  const count = dialog.querySelector(".idle-seconds");
  if (count.textContent === String(seconds)) return;
  count.textContent = seconds;
  dialog.querySelector(".idle-ring").style.strokeDashoffset = 100 * (1 - left / whole);
  if (ALOUD.includes(seconds)) dialog.querySelector(".idle-aloud").textContent = dialog.dataset.aloud.replace("{}", seconds);
}
