// Where a line of type sits: ideographs centred by their own body, as the painter of LED strips centres them.

/** The body of an ideograph reaches from 0.12 em below the baseline to 0.88 em above it. */
const BASELINE_BELOW_MIDDLE = 0.38;
/** Ascent and descent that the font declares; the browser centres these and rounds each to whole px. */
const ASCENT = 1.16;
const DESCENT = 0.288;

/** Style of one line of `px` type in the middle of a box `height` px high. */
export function middle(px, height) {
  const ascent = Math.round(ASCENT * px);
  const placed = Math.floor((height - ascent - Math.round(DESCENT * px)) / 2) + ascent;
  const wanted = Math.round(height / 2 + BASELINE_BELOW_MIDDLE * px);
  return { "font-size": `${px}px`, "line-height": `${height}px`, top: `${wanted - placed}px` };
}
