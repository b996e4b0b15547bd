// What a search found is said when the typing rests: whether there is anything, and what comes first. The keys stay
// where they are, since somebody is typing.
import { clips } from "./aloud-order.js";

// So long nothing was typed; a finger that looks for its key takes less.
const RESTS_MS = 1500;
// More than these nobody keeps in mind; the rest is read in its order.
const FIRST = 3;

/** list: the element whose results are swapped; wanted(): whether anybody listens. */
export function sayFound(list, reader, wanted) {
  let timer;
  const say = () => {
    const rows = [...list.querySelectorAll(".row, .near")].slice(0, FIRST);
    const said = [...list.querySelectorAll(".found-count"), ...rows].flatMap((each) => clips(each));
    if (said.length && wanted()) reader.aside(said);
  };
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(say, RESTS_MS);
  }).observe(list, { childList: true });
}
