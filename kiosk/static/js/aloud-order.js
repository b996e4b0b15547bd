// What of a page is read aloud, and in which order.

const SPOKEN = "[data-voice]:not([data-voice=''])";
const WARNED = `#warnings ${SPOKEN}`;
const NAMED = `main h1${SPOKEN}`;

// What is only said to who comes to it: the controls themselves, and ways elsewhere that stand before the page's own words.
const UNREAD = "[data-aloud], [data-unread]";

/** The elements that are read, as the page has them; what is folded away or not in sight is left out. A page whose name
 * is not spoken yet would be headings with nothing between them: of such a one only warnings are read. */
export function readable(page) {
  const read = page.querySelector(NAMED) ? `${WARNED}, main ${SPOKEN}` : WARNED;
  return [...page.querySelectorAll(read)].filter(
    (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(UNREAD),
  );
}

/** [{ src, from, to }] (s) of what an element says; of one that says nothing itself, of all that stands in it, or of what
 * it stands in. */
export function clips(element) {
  const inside = element.matches(SPOKEN) ? [element] : [...element.querySelectorAll(SPOKEN)];
  const told = inside.length ? inside : [element.closest(SPOKEN)];
  return told.flatMap((each) => parsed(each?.dataset.voice));
}

/** Of the value of data-voice: "<address>#t=<from>,<to> <address>#t=..."; what is no clip is left out. */
export function parsed(voice) {
  return (voice ?? "").split(" ").flatMap((each) => {
    const [, src, from, to] = /^([^#]+)#t=(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(each) ?? [];
    return src ? [{ src, from: Number(from), to: Number(to) }] : [];
  });
}

/** The first that comes after an element which may no longer be on the page: then its old place counts. */
export function after(element, list, place) {
  if (!element?.isConnected) return list[place];
  return list.find((each) => element.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** The last that comes before it. */
export function before(element, list, place) {
  if (!element?.isConnected) return list[place - 1];
  return list.findLast((each) => element.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING);
}
