// What a region shows when there is nothing to say: the office's name, quietly.

import { dress, element } from "../elements.js";
import { middle } from "../type.js";

/** Bands and strips this low are lit lamp by lamp and stay black behind the name. */
const LOW = 200;

export async function prepare(item, scene) {
  const size = fitting(item, scene);
  const name = element("p", { name: "name", text: item.text, lang: "zh-Hans" });
  const low = scene.height < LOW;
  dress(name, low ? middle(size, scene.height) : { "font-size": `${size}px` });
  const box = element("div", { name: "idle" }, name);
  box.classList.toggle("low", low);
  const english = Math.max(10, Math.round(size * 0.36));
  if (item.text_en && scene.height >= (size + english) * 2) {
    const second = element("p", { name: "name-en", text: item.text_en, lang: "en" });
    dress(second, { "font-size": `${Math.min(english, (scene.width * 0.9) / (item.text_en.length * 0.55))}px` });
    box.append(second);
  }
  return { element: box };
}

/** The em asked for, or less where the name would not fit: ideographs are one em wide, other signs about half. */
function fitting({ text, px = 96 }, { width, height }) {
  const ems = [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 1 : 0.6), 0);
  return Math.floor(Math.max(10, Math.min(px, height * 0.75, (width * 0.8) / Math.max(1, ems))));
}
