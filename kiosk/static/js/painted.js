// When something new is on the glass: what costs time, and can wait, waits for it.

/** How long (ms) the picture may take; a page that nobody sees paints none. */
const PATIENCE = 500;

/** Resolves once what was changed just now is painted: the second frame is asked for only when the first is done. */
export function painted() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  return Promise.race([frame().then(frame), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
