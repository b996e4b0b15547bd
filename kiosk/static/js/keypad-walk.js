// Where the keypad is on the page, and its way to the next stop.
import { GROUP, inFront, stops, within } from "./keypad-stops.js";

let reached = null;
let place = 0;

/** The element that the keypad itself went to; what another key or a finger went to is not. */
export function isReached(element) {
  return element !== null && element === reached;
}

/** by: 1 for the next stop, -1 for the one before. */
export function step(by) {
  const here = document.activeElement ?? document.body;
  const group = around(here);
  const inside = group ? [...within(group)] : [];
  const to = inside.indexOf(here) + by;
  if (group && to < inside.length) reach(inside.at(to));
  else go(group ?? here, by);
}

/** The group that an element lies in, which is not itself. */
export function around(element) {
  return element.parentElement?.closest(GROUP) ?? null;
}

/** Gives it the focus, in sight. What could not have it has it until it is left. */
export function reach(stop) {
  lend(stop);
  stop.focus({ preventScroll: true });
  (stop.closest("label") ?? stop).scrollIntoView({ block: "nearest", inline: "nearest" });
  stop.addEventListener("blur", () => putBack(stop), { once: true });
  reached = stop;
  place = Math.max(0, stops().indexOf(stop));
}

/** The first stop inside an element gets the focus; whether there is one. */
export function enter(element) {
  const first = element ? within(element).next().value : null;
  if (first) reach(first);
  return Boolean(first);
}

function go(here, by) {
  const all = stops();
  if (!all.length) return;
  reach(all[(from(here, by, all) + by + all.length) % all.length]);
}

/** The number of the stop to count from. What is none itself lies before the first stop that follows it; what has been
 * taken off the page has left its number. */
function from(here, by, all) {
  const at = all.indexOf(here);
  if (at >= 0) return at;
  const nowhere = here === document.body || inFront()?.contains(here) === false;
  const following = all.findIndex((stop) => here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = nowhere ? Math.min(place, all.length - 1) : Math.max(0, following);
  return by > 0 ? next - 1 : next;
}

function lend(stop) {
  if (stop.tabIndex >= 0 || stop.hasAttribute("tabindex")) return;
  stop.setAttribute("tabindex", "-1");
  stop.addEventListener("blur", () => stop.removeAttribute("tabindex"), { once: true });
}

/** A box that shows the beginning of its text shows it again when the link further down in it is left. */
function putBack(stop) {
  for (let box = stop.parentElement; box; box = box.parentElement) {
    if (box.scrollTop && getComputedStyle(box).overflowY === "hidden") box.scrollTop = 0;
  }
}
