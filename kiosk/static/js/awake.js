// A page made ahead of the touch does nothing before it is shown: no clock, no question, no timer.

/** Calls start once the page is in front of somebody. */
export function onceShown(start) {
  if (document.prerendering) document.addEventListener("prerenderingchange", start, { once: true });
  else start();
}
