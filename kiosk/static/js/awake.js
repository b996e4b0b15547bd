// A page made ahead of the touch does nothing before it is shown: no clock, no question, no timer.

/** Calls start once the page is in front of somebody. One made ahead is painted before that: it is what the finger waits
 *  for, and the second frame is asked for only when the first is done. */
export function onceShown(start) {
  const behindTheFrame = () => frame().then(frame).then(() => setTimeout(start));
  if (document.prerendering) document.addEventListener("prerenderingchange", behindTheFrame, { once: true });
  else start();
}

function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
