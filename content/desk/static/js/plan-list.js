// Everything that is drawn, in words: to be chosen, changed and removed by whoever does not draw.
import { filled } from "./plan-words.js";

const ORDER = ["outline", "room", "counter", "toilet", "lift", "stairs", "entrance", "kiosk", "door", "walkway", "wall", "ramp", "furniture", "water"];
const FOLDED = new Set(["door", "walkway", "wall", "ramp", "furniture", "water"]);

// Tells by events: "choose" with the id and whether a key did it, "remove" with the id.
export class PlanList extends EventTarget {
  #place;
  #item;
  #words;
  #unfolded = new Set();

  constructor(place, item, words) {
    super();
    this.#place = place;
    this.#item = item;
    this.#words = words;
  }

  show(features, { chosen, lines }) {
    const focused = focusIn(this.#place);
    const groups = ORDER.map((type) => this.#group(type, features.filter(({ properties }) => properties.type === type), { chosen, lines }));
    this.#place.replaceChildren(...groups.filter(Boolean));
    if (focused) this.#place.querySelector(`[data-id="${CSS.escape(focused)}"] [data-choose]`)?.focus();
  }

  mark(lines) {
    for (const entry of this.#place.querySelectorAll("[data-id]")) marked(entry, lines.get(entry.dataset.id) ?? []);
  }

  #group(type, features, told) {
    if (!features.length) return null;
    const group = document.createElement("details");
    const isChosenIn = features.some(({ properties }) => properties.id === told.chosen);
    group.open = isChosenIn || this.#unfolded.has(type) || !FOLDED.has(type);
    group.addEventListener("toggle", () => this.#unfolded[group.open ? "add" : "delete"](type));
    const summary = document.createElement("summary");
    summary.append(this.#words.types[type], count(features.length));
    const list = document.createElement("ul");
    const named = features.map((each) => [this.#words.name(each), each]).toSorted(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
    list.append(...named.map(([name, each]) => this.#entry(name, each, told)));
    group.append(summary, list);
    return group;
  }

  #entry(name, { properties: { id, type } }, { chosen, lines }) {
    const entry = this.#item.content.firstElementChild.cloneNode(true);
    entry.dataset.id = id;
    const [choose, remove] = [entry.querySelector("[data-choose]"), entry.querySelector("[data-remove]")];
    choose.setAttribute("aria-pressed", String(id === chosen));
    choose.querySelector("[data-called]").textContent = name;
    choose.querySelector("[data-swatch]").classList.add(`is-${type}`);
    remove.setAttribute("aria-label", filled(remove.dataset.label, { what: name }));
    // A click without a pointer's count is the keyboard's.
    choose.addEventListener("click", ({ detail }) => this.dispatchEvent(new CustomEvent("choose", { detail: { id, byKey: detail === 0 } })));
    remove.addEventListener("click", () => this.dispatchEvent(new CustomEvent("remove", { detail: id })));
    marked(entry, lines.get(id) ?? []);
    return entry;
  }
}

function count(number) {
  const chip = document.createElement("span");
  chip.className = "count";
  chip.textContent = number;
  return chip;
}

function marked(entry, lines) {
  entry.classList.toggle("wrong", lines.length > 0);
  entry.querySelector("[data-lines]").replaceChildren(...lines.map(said));
}

function said(line) {
  const item = document.createElement("li");
  item.textContent = line;
  return item;
}

// Whoever stands on a button of the list stands there still when the list is drawn anew.
function focusIn(place) {
  const at = document.activeElement;
  return place.contains(at) ? at.closest("[data-id]")?.dataset.id : null;
}
