// A QR code whose modules are whole pixels, black on white with its quiet zone, and its words beside or below it.

import { dress, element } from "../elements.js";

/** White around the code, in modules (ISO/IEC 18004). */
const QUIET = 4;

export async function prepare(item, scene) {
  const side = item.side + 2 * QUIET;
  const beside = scene.width > scene.height;
  // Below it, its words need room of their own.
  const room = beside || !item.text ? Math.min(scene.width, scene.height) : Math.min(scene.width, scene.height * 0.8);
  const module = Math.max(1, Math.floor(room / side));
  const box = element("div", { name: "qr" }, drawn(item, side, module));
  box.classList.toggle("beside", beside);
  dress(box, { "--ink": item.style?.color ?? "#fff", "--paper": item.style?.background ?? "#000" });
  const label = words(item, scene, side * module, beside);
  if (label) box.append(label);
  return { element: box, fades: true };
}

function drawn(item, side, module) {
  const size = side * module;
  const told = { width: size, height: size, role: "img", "aria-label": item.code };
  const canvas = element("canvas", { attributes: told });
  const pen = canvas.getContext("2d", { alpha: false });
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = "#000";
  item.rows.forEach((row, y) => {
    for (const { index, 0: run } of dark(row, item.side)) {
      pen.fillRect((index + QUIET) * module, (y + QUIET) * module, run.length * module, module);
    }
  });
  return canvas;
}

/** The runs of dark modules in a row of hexadecimal digits. */
function dark(row, side) {
  const bits = [...row].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("").slice(0, side);
  return bits.matchAll(/1+/gu);
}

function words({ text, text_en: english, lang }, scene, size, beside) {
  if (!text) return null;
  const room = beside ? scene.width - size : scene.width;
  const height = beside ? scene.height : scene.height - size;
  const longest = Math.max(...text.split("\n").map((line) => [...line].length), 1);
  const px = Math.floor(Math.min((room * 0.88) / Math.min(longest, 14), height * (beside ? 0.3 : 0.4), 96));
  if (px < 12) return null;
  const label = element("div", { name: "words" }, element("p", { text, lang }));
  dress(label, { "font-size": `${px}px` });
  if (english && height > px * 3) label.append(element("p", { name: "english", text: english, lang: "en" }));
  return label;
}
