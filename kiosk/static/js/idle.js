// Nobody has touched the page for a while: ask, count down where everybody can see and hear it, then leave.
import { report } from "./counting.js";
import { leave } from "./leaving.js";
import { Patience } from "./patience.js";

const TOUCHES = ["pointerdown", "click", "keydown", "wheel", "input", "pageshow"];
const LOOK_MS = 250;
// A finger that went down is waited for until it is up again: what it pressed must be the question, not what lies under it.
const FINGER_MS = 1000;
// What is said aloud, and at how many seconds: often enough to know, not so often that nothing else can be heard.
const ALOUD = [20, 10, 5];

/** dialog: the question; its data has after and warning (s), away and now (addresses). */
export function askWhenIdle(dialog) {
  const { after, warning, away, now } = dialog.dataset;
  const patience = new Patience({ idle: after * 1000, warning: warning * 1000 }, performance.now());
  for (const touch of TOUCHES) {
    addEventListener(touch, () => patience.touched(performance.now()), { capture: true, passive: true });
  }
  answerable(dialog);
  const told = (idle) => report(document.body.dataset.counted, { idle });
  const stayed = () => told("stayed");
  dialog.addEventListener("close", stayed);
  const sounds = [...document.querySelectorAll("audio")];
  const timer = setInterval(() => {
    if (sounds.some((each) => !each.paused)) patience.heard(performance.now());
    const { word, left, quiet } = patience.at(performance.now());
    if (word === "asking") show(dialog, left, warning * 1000);
    else if (word === "over") {
      clearInterval(timer);
      dialog.removeEventListener("close", stayed);
      told("over");
      leave(away, now);
    } else if (dialog.open && quiet > FINGER_MS) dialog.close();
  }, LOOK_MS);
}

/** Any touch and any key is an answer, and nothing else: it neither types nor presses what lies under the question. */
function answerable(dialog) {
  dialog.addEventListener("click", () => dialog.close());
  addEventListener("keydown", (event) => {
    if (!dialog.open) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    dialog.close();
  }, { capture: true });
}

function show(dialog, left, whole) {
  const seconds = Math.ceil(left / 1000);
  if (!dialog.open) dialog.showModal();
  const count = dialog.querySelector(".idle-seconds");
  if (count.textContent !== String(seconds)) count.textContent = seconds;
  dialog.querySelector(".idle-ring").style.strokeDashoffset = 100 * (1 - left / whole);
  const aloud = dialog.querySelector(".idle-aloud");
  const said = dialog.dataset.aloud.replace("{}", seconds);
  if (ALOUD.includes(seconds) && aloud.textContent !== said) aloud.textContent = said;
}
