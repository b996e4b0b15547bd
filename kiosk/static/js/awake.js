// A page made ahead of the touch does nothing before it is shown: no clock, no question, no timer.

/** Calls start once the page is in front of somebody. One made ahead has its first frame before that: it is what the
 *  finger waits for. */
export function onceShown(start) {
  const behindTheFrame = () => requestAnimationFrame(() => setTimeout(start));
  if (document.prerendering) document.addEventListener("prerenderingchange", behindTheFrame, { once: true });
  else start();
}
