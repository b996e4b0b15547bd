// The part of the channel's test pattern that lies in this region: pixels that are pixels, colours, and every size of type.

import { element } from "../elements.js";
import { draw } from "../pattern.js";

export async function prepare(item, { width, height }) {
  const canvas = element("canvas", { name: "pattern", attributes: { width, height, role: "img", "aria-label": "Test pattern" } });
  const pen = canvas.getContext("2d", { alpha: false });
  pen.translate(-item.origin[0], -item.origin[1]);
  draw(pen, item);
  return { element: canvas };
}
