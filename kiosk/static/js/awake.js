// A page made ahead of the touch does nothing before it is shown: no clock, no question, no timer.

import { painted } from "./painted.js";

/** Calls start once the page is in front of somebody. One made ahead is painted before that: it is what the finger waits
 *  for. */
export function onceShown(start) {
  const behindTheFrame = () => painted().then(() => setTimeout(start));
  if (document.prerendering) document.addEventListener("prerenderingchange", behindTheFrame, { once: true });
  else start();
}
