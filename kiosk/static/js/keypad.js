// The whole kiosk by four keys: previous, next, choose, back. Arrows, Enter and Escape are what such keypads send.
import { GROUP, inFront, stops } from "./keypad-stops.js";
import { around, enter, isReached, reach, step } from "./keypad-walk.js";

const KEYS = {
  ArrowUp: () => step(-1),
  ArrowLeft: () => step(-1),
  ArrowDown: () => step(1),
  ArrowRight: () => step(1),
  Enter: choose,
  Escape: back,
};
const TYPED_IN = "textarea, input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit])";
// What has arrow keys of its own for whoever came to it with Tab or with a finger.
const OWN_ARROWS = `${GROUP}, input[type=radio], input[type=range], select, [role=slider], [role=tab]`;
// Whoever comes to type is at the field, whether the browser or the keypad was there first.
const TYPED_FIRST = "main input[autofocus]";
const OTHERS = ["altKey", "ctrlKey", "metaKey", "shiftKey", "isComposing"];
const page = document.documentElement;

/** To be called once the page is in front of somebody. */
export function listenToKeypad() {
  addEventListener("keydown", press, { capture: true });
  addEventListener("pointerdown", () => page.hasAttribute("data-keypad") && use(false), { capture: true, passive: true });
  const entries = [window.navigation?.currentEntry, window.navigation?.activation?.from];
  if (entries.some((entry) => entry?.getState()?.keypad)) arrive();
}

/** A page that the keypad led to says its name; before that, that there is danger. */
function arrive() {
  use(true);
  if (document.activeElement !== document.body) return;
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const warning = document.querySelector("#warnings")?.textContent.trim() ? stops()[0] : null;
  const first = warning ?? named?.querySelector("summary") ?? named ?? document.querySelector(TYPED_FIRST) ?? document.querySelector("h1");
  if (first) reach(first);
}

function press(event) {
  const key = KEYS[event.key];
  if (!key || event.defaultPrevented || OTHERS.some((other) => event[other]) || isItsOwn(event)) return;
  use(true);
  // The loop of notices opens the house for any key by itself.
  if (document.body.matches(".attract") && event.key !== "Enter") return;
  // A key held down walks on; it neither chooses twice nor goes two pages back.
  if (!(event.repeat && !isArrow(event)) && key() === false) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A caret that can still move, and what has arrows of its own, keep them. */
function isItsOwn(event) {
  const here = document.activeElement;
  if (!here || !isArrow(event)) return false;
  if (here.matches(TYPED_IN)) {
    const { selectionStart: start, selectionEnd: end, value } = here;
    return (event.key === "ArrowLeft" && end > 0) || (event.key === "ArrowRight" && start < value.length);
  }
  return here.matches(OWN_ARROWS) && !isReached(here);
}

function isArrow({ key }) {
  return key.startsWith("Arrow");
}

/** false: the browser does what it does with Enter, which follows links and presses buttons. */
function choose() {
  const here = document.activeElement;
  if (here.matches("input[type=checkbox], input[type=radio]")) here.click();
  else if (here.matches(GROUP)) return enter(here);
  else if (here.matches(TYPED_IN) && !here.value) return reachKeys();
  else if (here === document.body && document.body.matches(".attract")) document.querySelector(".start").click();
  else return false;
  return true;
}

function reachKeys() {
  const row = stops().find((stop) => stop.matches(".keys-row"));
  if (row) reach(row);
  return Boolean(row);
}

/** Out of what one is in: what lies in front, a group, the keys, the page. From home there is nowhere to go back to. */
function back() {
  const [here, front] = [document.activeElement, inFront()];
  if (front) close(front);
  else if (around(here)) reach(around(here));
  else if (here.matches(".keys-row") && enter(document.getElementById("found"))) return;
  else if (document.body.matches(".home")) return;
  else if (window.navigation?.canGoBack) history.back();
  else document.querySelector(".dock-home")?.click();
}

function close(front) {
  if (front.matches("dialog")) front.close();
  else front.hidePopover();
}

/** Only while the keypad is used has every page a ring and a first word; the page that comes next is told by this one's
 * entry in the history, which goes with the visitor. */
function use(used) {
  page.toggleAttribute("data-keypad", used);
  const entry = window.navigation?.currentEntry;
  if (entry && Boolean(entry.getState()?.keypad) !== used) window.navigation.updateCurrentEntry({ state: { keypad: used } });
}
