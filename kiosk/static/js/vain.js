// What was asked for in vain counts once a visit. What a visit has told must outlast its pages, and may not be known
// afterwards: of each word there is kept only which of 256 heaps it fell on, in the tab, until the visitor has gone. Now
// and then another word fell on the same one, and is not counted: better too few than somebody's words.
import { report } from "./counting.js";

// Words that stand so long without an answer were meant; what is typed on the way to them was not.
const MEANT_MS = 2500;
const KEPT = "told";

/** found: the element that holds the results of a search, and says for which words there are none. */
export function countUnanswered(found, address) {
  let timer;
  const look = () => {
    clearTimeout(timer);
    const words = found.querySelector("[data-unanswered]")?.dataset.unanswered;
    if (words) timer = setTimeout(() => firstOfVisit(words) && report(address, { unanswered: words }), MEANT_MS);
  };
  new MutationObserver(look).observe(found, { childList: true });
  look();
}

/** Whether this visit has not told of these words yet; from now on it has. */
export function firstOfVisit(words, kept = sessionStorage) {
  const heaps = (kept.getItem(KEPT) ?? "").split(" ").filter(Boolean);
  const one = String(heap(words));
  if (heaps.includes(one)) return false;
  kept.setItem(KEPT, [...heaps, one].join(" "));
  return true;
}

/** 0 to 255, the same for words that the kiosk counts as the same. */
function heap(words) {
  const plain = words.trim().toLowerCase().split(/\s+/).join(" ");
  // FNV-1a, folded.
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(plain)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum ^ (sum >>> 8) ^ (sum >>> 16) ^ (sum >>> 24)) & 255;
}
