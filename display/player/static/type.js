// Which letters, and where a line of them sits: ideographs centred by their own body, as the painter of LED strips has it.

import { FAMILY } from "./fonts.js";

/** In em: the body of an ideograph reaches from 0.12 below the baseline to 0.88 above it. */
const BASELINE_BELOW_MIDDLE = 0.38;
/** At these sizes bitmaps are legible, every stroke on lamps of its own, on machines that have them. */
const BITMAP_SIZES = new Set([12, 16]);
const BITMAPS = '"WenQuanYi Zen Hei Sharp"';

const canvas = document.createElement("canvas").getContext("2d");

/** From this em on bold outlines are so many em thicker on either side; below, dense characters clot. */
const [BOLD_FROM, BOLD] = [40, 1 / 72];

/** Style of type with bold outlines, as wide as without; nothing where the item does not ask for them. */
export function outlined({ px, style }) {
  if (style?.bold !== true || px < BOLD_FROM) return {};
  return { "-webkit-text-stroke": `${2 * BOLD * px}px currentColor`, "paint-order": "stroke fill", "stroke-linejoin": "round" };
}

/** Style of a line of `px` type in the middle of a row `height` px high; the element is positioned. */
export function middle(px, height) {
  const family = families(px);
  canvas.font = `${px}px ${family}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText("国");
  const ascent = Math.round(fontBoundingBoxAscent);
  const placed = Math.floor((height - ascent - Math.round(fontBoundingBoxDescent)) / 2) + ascent;
  const wanted = Math.floor(height / 2 + BASELINE_BELOW_MIDDLE * px + 0.5);
  return { "font-family": family, "font-size": `${px}px`, "line-height": `${height}px`, top: `${wanted - placed}px` };
}

function families(px) {
  const ours = `"${FAMILY}", "Noto Sans SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif`;
  return BITMAP_SIZES.has(px) ? `${BITMAPS}, ${ours}` : ours;
}
