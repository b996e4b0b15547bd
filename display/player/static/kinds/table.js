// A table of readings, page by page, with the time at which they were read. Whether they are stale is told by this
// page's clock, so that an outage does not leave old values looking new: by a word and a mark, never by colour alone.

import { dress, element } from "../elements.js";
import { middle } from "../type.js";
import { words } from "../words.js";

/** Lower regions have one line: no heading, no names of columns. */
const LOW = 240;

export async function prepare(item, scene) {
  const low = scene.height < LOW;
  const leading = low ? scene.height : Math.round(item.px * 1.5);
  const page = element("div", { name: "rows" });
  const age = element("p", { name: "age", lang: item.lang });
  const box = element("div", { name: "table", attributes: { role: "table", "aria-label": item.text ?? "" } });
  box.classList.toggle("low", low);
  dress(box, { "--ink": item.style?.color ?? "#fff", "--paper": item.style?.background ?? "#000", "--px": `${item.px}px` });
  const columns = item.widths.map((width) => `minmax(0, ${width}fr)`).join(" ");
  if (!low) box.append(heading(item), row(item.columns, columns, "names"));
  box.append(page, age);
  const said = saying(item, low);
  let shown = -1;
  return {
    element: box,
    look: (now, { from }) => {
      const pages = Math.max(1, Math.ceil(item.rows.length / item.lines));
      const turn = Math.min(pages - 1, Math.max(0, Math.floor((now - from) / item.page_ms)));
      if (turn !== shown) {
        const lines = item.rows.slice(turn * item.lines, (turn + 1) * item.lines);
        page.replaceChildren(...lines.map((cells) => line(cells, columns, low, item, leading)));
        shown = turn;
      }
      const stale = item.read_at !== null && now >= item.read_at + item.stale_ms;
      tell(age, said, stale, item.read_at === null);
      box.classList.toggle("stale", stale);
      const turns = turn < pages - 1 ? from + (turn + 1) * item.page_ms : Infinity;
      return stale || item.read_at === null ? turns : Math.min(turns, item.read_at + item.stale_ms);
    },
  };
}

function heading(item) {
  const bar = element("div", { name: "heading" }, element("span", { text: item.text ?? "", lang: item.lang }));
  if (item.text_en) bar.append(element("span", { name: "english", text: item.text_en, lang: "en" }));
  return bar;
}

function line(cells, columns, low, { px, lang }, leading) {
  const made = row(cells, columns, "row");
  made.lang = lang;
  dress(made, low ? middle(px, leading) : { height: `${leading}px`, "line-height": `${leading}px` });
  return made;
}

function row(cells, columns, name) {
  const made = element("div", { name, attributes: { role: "row" } });
  const role = name === "names" ? "columnheader" : "cell";
  made.append(...cells.map((text) => element("span", { text, attributes: { role } })));
  dress(made, { "grid-template-columns": columns });
  return made;
}

/** What is said of the age: { read, stale, none }. */
function saying({ read_at, zone, lang }, low) {
  const { table } = words(lang);
  if (read_at === null) return { none: table.none };
  const format = { timeZone: zone, month: low || lang === "en" ? "numeric" : "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const time = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "zh-CN", format).format(read_at);
  return { read: low ? time : `${table.read} ${time}`, stale: table.stale };
}

function tell(age, said, stale, none) {
  const state = none ? "none" : stale ? "stale" : "fresh";
  if (age.dataset.state === state) return;
  age.dataset.state = state;
  const mark = element("span", { name: "mark", text: "!", attributes: { "aria-hidden": "true" } });
  if (none) age.replaceChildren(said.none);
  else if (stale) age.replaceChildren(element("span", { text: said.read }), element("strong", {}, mark, said.stale));
  else age.replaceChildren(element("span", { text: said.read }));
}
