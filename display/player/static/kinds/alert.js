// An emergency over everything: on a strip a badge and a line that passes beside it, elsewhere a heading and pages of
// facts. Its colour never stands alone: a sign and a word are always with it, and a drill is hatched and says so.

import { dress, element } from "../elements.js";
import { sign } from "../sign.js";
import { middle } from "../type.js";
import * as scroll from "./scroll.js";

/** The compiler's page: half an em of margin, one and a half em from line to line. */
const LEADING = 1.5;
/** Of the heading's height. */
const SIGN = 0.7;

export async function prepare(item, scene) {
  return item.form === "strip" ? strip(item, scene) : wall(item, scene);
}

async function strip(item, scene) {
  const { badge } = item;
  const style = { color: item.style.pale, background: "#000" };
  const line = await scroll.prepare({ ...item, style }, { ...scene, width: scene.width - badge.width });
  const rest = element("div", { name: "rest", style: { left: `${badge.width}px` } }, line.element);
  const words = badge.lines.map((text, row) => word(text, badge.px, scene.height / badge.lines.length, row));
  const plate = element("div", { name: "plate", style: { width: `${badge.width}px` } }, mark(item, scene.height), ...words);
  for (const each of words) each.style.left = `${scene.height}px`;
  return {
    element: box(item, "strip", plate, rest),
    begin: line.begin,
    where: () => badge.width + line.where(),
  };
}

function word(text, px, height, row) {
  const line = element("p", { name: "word", text, style: middle(px, height) });
  const { top } = line.style;
  dress(line, { top: `${row * height + parseFloat(top)}px` });
  return line;
}

async function wall(item, { width, height }) {
  const { heading } = item;
  const title = element("h2", { text: item.headline, style: middle(item.title_px, heading) });
  title.style.left = `${heading}px`;
  const count = element("span", { name: "count", attributes: { "aria-hidden": "true" } });
  dress(count, { "font-size": `${heading / 5}px`, right: `${heading / 4}px`, bottom: `${heading / 10}px` });
  const head = element("div", { name: "plate", style: { height: `${heading}px` } }, mark(item, heading), title, count);
  const leading = Math.min(Math.round(item.px * LEADING), height - heading);
  const leaf = element("div", { name: "leaf", style: { ...middle(item.px, leading), top: 0 } });
  dress(leaf, { padding: `${item.px / 2}px`, width: `${width}px` });
  const body = element("div", { name: "rest", style: { top: `${heading}px` } }, leaf);
  const names = item.facts.map(([name]) => name);
  let shown = -1;
  return {
    element: box(item, "wall", head, body),
    look: (now, { from }) => {
      const turn = Math.min(item.pages.length - 1, Math.max(0, Math.floor((now - from) / item.page_ms)));
      if (turn !== shown) {
        leaf.replaceChildren(...item.pages[turn].split("\n").map((line) => factLine(line, names)));
        count.textContent = item.pages.length > 1 ? `${turn + 1} / ${item.pages.length}` : "";
        shown = turn;
      }
      return turn < item.pages.length - 1 ? from + (turn + 1) * item.page_ms : Infinity;
    },
  };
}

/** A line that begins a fact has its name in the colour of the level. */
function factLine(line, names) {
  const name = names.find((each) => line.startsWith(`${each}：`) || line.startsWith(`${each}: `));
  if (!name) return element("p", { text: line });
  return element("p", {}, element("b", { text: line.slice(0, name.length + 1) }), line.slice(name.length + 1));
}

function mark(item, height) {
  const size = height * SIGN;
  const drawn = sign(item.colour === "over" ? "over" : "warning", item.style);
  drawn.style.setProperty("width", `${size}px`);
  drawn.style.setProperty("height", `${size}px`);
  drawn.style.setProperty("left", `${(height - size) / 2}px`);
  drawn.style.setProperty("top", `${(height - size) / 2}px`);
  return drawn;
}

function box(item, form, ...children) {
  const made = element("div", { name: `alert ${form}`, lang: item.lang, attributes: { "data-colour": item.colour } }, ...children);
  dress(made, { "--plate": item.style.plate, "--ink": item.style.ink, "--pale": item.style.pale });
  // Away from the ink, so that words stay as legible as on the plain plate.
  dress(made, { "--away": item.style.ink === "#ffffff" ? "#000 35%" : "#fff 60%" });
  made.classList.toggle("drill", item.drill);
  return made;
}
