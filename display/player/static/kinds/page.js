// Text in pages that follow each other: large type under a heading bar, in the colours of its level.

import { dress, element } from "../elements.js";
import { middle, outlined } from "../type.js";
import { words } from "../words.js";

/** The compiler's page: half an em of margin, one and a half em from line to line. */
const LEADING = 1.5;

export async function prepare(item, scene) {
  const { width, height } = scene;
  const lines = Math.max(1, Math.floor(((height - item.px) * 2) / (item.px * 3)));
  const leading = Math.min(Math.round(item.px * LEADING), height);
  const text = element("p", { name: "leaf", lang: item.lang });
  const count = element("span", { name: "count", attributes: { "aria-hidden": "true" } });
  const box = element("div", { name: "page" });
  dress(box, { "--ink": item.style?.color ?? "#fff", "--paper": item.style?.background ?? "#000" });
  const spare = height - lines * leading;
  if (spare >= item.px && lines > 1) box.append(heading(item, scene, spare, count));
  dress(text, { ...middle(item.px, leading), ...outlined(item), "padding-inline": `${Math.min(item.px, width) / 2}px` });
  box.append(text);
  box.classList.toggle("single", lines === 1);
  let shown = -1;
  return {
    element: box,
    look: (now, { from }) => {
      const turn = Math.min(item.pages.length - 1, Math.max(0, Math.floor((now - from) / item.page_ms)));
      if (turn !== shown) {
        text.textContent = item.pages[turn];
        count.textContent = item.pages.length > 1 ? `${turn + 1} / ${item.pages.length}` : "";
        shown = turn;
      }
      return turn < item.pages.length - 1 ? from + (turn + 1) * item.page_ms : Infinity;
    },
  };
}

function heading(item, { lang }, spare, count) {
  const bar = element("div", { name: "heading" });
  const size = Math.min(spare - item.px / 2, item.px * 1.5);
  dress(bar, { height: `${size}px`, "font-size": `${Math.round(size * 0.5)}px`, "padding-inline": `${item.px / 2}px` });
  bar.append(element("span", { text: words(item.lang ?? lang).level[item.level] ?? "", lang: item.lang ?? lang }), count);
  return bar;
}
