// What a keypad of four keys stops at: everything that can be chosen, and every text that says something.

const CHOSEN = "a[href], button:not(:disabled), summary, input:not([type=hidden], :disabled), select, textarea, [role=button]";
// What opens to the keypad by being chosen: it is one stop from outside, so that nobody has to walk through forty keys.
export const GROUP = "[role=group][tabindex='0'], .keys-row";
const SAID = "h1, h2, h3, h4, p, li, dl > div, dt, dd, tr, figure, output, legend, img[alt]:not([alt=''])";
const SILENT = "[aria-hidden=true], [inert], [hidden], dialog:not([open]), svg[role=img], .skip, .warned, iframe, script, style, template";
// As large as what is only there for screen readers.
const UNSEEN_PX = 2;

/** Round and round: the warning, the page itself, what lies below it, what lies above it. What is open in front of the
 * page is all there is. */
export function stops() {
  const front = inFront();
  if (front) return [...within(front)];
  const main = document.querySelector("main");
  return [...within(document.body)].map((stop) => [rank(stop, main), stop]).sort(([a], [b]) => a - b).map(([, stop]) => stop);
}

/** The open dialog or popover, or null. */
export function inFront() {
  return [...document.querySelectorAll("dialog:modal, [popover]:popover-open")].at(-1) ?? null;
}

/** The stops inside an element, in the order of reading; a group is one of them. */
export function* within(root) {
  for (const child of root.children) {
    if (child.matches(SILENT)) continue;
    if (isStop(child)) {
      if (isSeen(child)) yield child;
    } else yield* within(child);
  }
}

function isStop(element) {
  if (element.matches(CHOSEN) || element.matches(GROUP)) return true;
  return element.matches(SAID) && !element.querySelector(CHOSEN) && (element.matches("img") || /\S/.test(element.textContent));
}

function isSeen(element) {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  // A box to tick is drawn by its label.
  const { width, height } = (element.matches("input") ? element.closest("label") ?? element : element).getBoundingClientRect();
  return width > UNSEEN_PX && height > UNSEEN_PX;
}

function rank(stop, main) {
  if (stop.closest("#warnings")) return 0;
  if (!main || main.contains(stop)) return 1;
  return main.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING ? 2 : 3;
}
