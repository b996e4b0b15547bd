// What is wrong by now, in lines beside the map; a line leads to what it is about.
import { filled } from "./plan-words.js";

const NONE = { faults: [], between: [] };
// What a fault is in that is in no part of a floor.
const WHOLES = ["plan", "house"];

export class PlanFaults extends EventTarget {
  #place;
  #words;
  #found = NONE;

  constructor(place, words) {
    super();
    this.#place = place;
    this.#words = words;
  }

  // The ids on this floor that something is wrong with.
  get wrong() {
    return new Set(this.lines.keys());
  }

  // The lines by the id that they are about.
  get lines() {
    const found = new Map();
    const own = [...this.#found.faults, ...this.#found.between.filter(({ floor }) => !floor)];
    for (const { feature, text } of own) found.set(feature, [...(found.get(feature) ?? []), text]);
    return found;
  }

  show(found, find) {
    this.#found = found;
    const isRight = !found.faults.length && !found.between.length;
    this.#sum(found.summary, isRight ? "good" : "urgent");
    this.#part("lines").replaceChildren(...[...found.faults, ...found.between].map((each) => this.#line(each, find)));
  }

  nothing() {
    this.#found = NONE;
    this.#sum(this.#words.said.empty, "");
    this.#part("lines").replaceChildren();
  }

  away() {
    this.#sum(this.#words.said.offline, "returned");
  }

  #sum(words, state) {
    this.#part("summary").textContent = words;
    this.#part("summary").className = `chip ${state}`;
  }

  #line({ floor = "", feature, text }, find) {
    const item = document.createElement("li");
    const here = !floor && find(feature);
    const what = here ? this.#words.name(here) : [this.#floor(floor), WHOLES.includes(feature) ? this.#words.said[feature] : feature].filter(Boolean).join(" · ");
    const said = filled(this.#words.said.fault, { what, text });
    if (!here) {
      item.textContent = said;
      return item;
    }
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "fault", textContent: said });
    button.addEventListener("click", () => this.dispatchEvent(new CustomEvent("choose", { detail: feature })));
    item.append(button);
    return item;
  }

  #floor(name) {
    return name && (this.#words.chosen(this.#words.house.find((each) => each.name === name)?.title) || name);
  }

  #part(name) {
    return this.#place.querySelector(`[data-part="${name}"]`);
  }
}
