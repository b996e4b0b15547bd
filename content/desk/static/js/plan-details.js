// What is said of the part that is chosen, and where it stands, in numbers.
import { boxOf, fitted, geometryOf, moved, pointsOf } from "./plan-shapes.js";
import { reshape } from "./plan-drawing.js";
import { centimetres, metres, option } from "./plan-words.js";

const PLAIN = new Set(["department", "shaft"]);
const NUMBERS = new Set(["width", "facing"]);
const SIDES = new Set(["left", "top", "width-m", "depth"]);

// Tells by "renamed" with the id by which the part is known now.
export class PlanDetails extends EventTarget {
  #place;
  #drawing;
  #words;
  #id = null;

  constructor(place, drawing, words) {
    super();
    this.#place = place;
    this.#drawing = drawing;
    this.#words = words;
    place.addEventListener("change", ({ target }) => this.#changed(target));
  }

  get place() {
    return this.#place;
  }

  show(id) {
    this.#id = id;
    const feature = id && this.#drawing.find(id);
    if (!feature) return;
    for (const part of this.#place.querySelectorAll("[data-of]")) part.hidden = !part.dataset.of.split(" ").includes(feature.properties.type);
    const isPoint = feature.geometry.type === "Point";
    for (const part of this.#place.querySelectorAll("[data-extent]")) part.hidden = isPoint;
    for (const field of this.#place.querySelectorAll("[data-field]")) this.#fill(field, feature);
    this.#fillOpens(feature);
  }

  #fill(field, { properties, geometry }) {
    if (field === document.activeElement && field.dataset.filled === this.#id) return;
    const { left, top, width, depth } = boxOf(pointsOf(geometry));
    const name = typeof properties.name === "string" ? { "zh-Hans": properties.name } : (properties.name ?? {});
    const told = {
      "name.zh-Hans": name["zh-Hans"], "name.en": name.en, accessible: properties.accessible === undefined ? "" : String(properties.accessible),
      left: metres(left), top: metres(top), "width-m": metres(width), depth: metres(depth),
      corners: pointsOf(geometry).map((point) => point.map(metres).join(" ")).join("\n"),
    };
    const at = field.dataset.field;
    // A value that the list does not have is kept as one more.
    const value = String(told[at] ?? properties[at] ?? "");
    if (field.matches("select") && ![...field.options].some((each) => each.value === value)) field.add(option(value, value));
    field.value = value;
    field.dataset.filled = this.#id;
  }

  #fillOpens({ properties: { type, of = [] }, geometry }) {
    const place = this.#place.querySelector("[data-opens]");
    if (type !== "door") return place.replaceChildren();
    const offered = new Set([...this.#drawing.opens(pointsOf(geometry)[0]), ...of]);
    return place.replaceChildren(...[...offered].map((id) => this.#opens(id, of.includes(id))));
  }

  #opens(id, isOpened) {
    const [label, box] = [document.createElement("label"), document.createElement("input")];
    const feature = this.#drawing.find(id);
    Object.assign(box, { type: "checkbox", value: id, checked: isOpened });
    label.className = "choice";
    label.append(box, feature ? this.#words.name(feature) : id);
    return label;
  }

  #changed(field) {
    const feature = this.#id && this.#drawing.find(this.#id);
    if (!feature) return;
    const at = field.dataset.field;
    const value = field.value.trim();
    if (!at) this.#drawing.say(this.#id, { of: [...this.#place.querySelectorAll("[data-opens] input:checked")].map((box) => box.value) });
    else if (SIDES.has(at)) this.#stretch(feature, at, value);
    else if (at === "corners") this.#corners(feature, value);
    else this.#say(feature, at, value);
  }

  #say({ properties }, at, value) {
    if (at.startsWith("name.")) this.#drawing.say(this.#id, { name: named(properties.name, at.slice(5), value) });
    else if (at === "accessible") this.#drawing.say(this.#id, { accessible: value === "" ? null : value === "true" });
    else if (NUMBERS.has(at)) this.#drawing.say(this.#id, { [at]: /^\d+$/.test(value) ? Number(value) : null });
    else if (PLAIN.has(at)) this.#drawing.say(this.#id, { [at]: value });
    else this.#rename(at, value);
  }

  #rename(at, value) {
    const now = at === "number" ? this.#drawing.number(this.#id, value) : this.#drawing.rename(this.#id, value);
    if (now !== this.#id) this.dispatchEvent(new CustomEvent("renamed", { detail: now }));
  }

  #stretch({ geometry }, at, value) {
    const [points, cm] = [pointsOf(geometry), centimetres(value)];
    const box = boxOf(points);
    if (cm === null) return;
    if (at === "left" || at === "top") {
      const by = at === "left" ? [cm - box.left, 0] : [0, cm - box.top];
      reshape(this.#drawing, this.#id, moved(points, by), geometryOf);
    } else if (cm > 0) {
      reshape(this.#drawing, this.#id, fitted(points, { ...box, [at === "depth" ? "depth" : "width"]: cm }), geometryOf);
    }
  }

  #corners({ geometry }, value) {
    const points = value.split("\n").filter((line) => line.trim()).map((line) => line.trim().split(/[\s;]+/).map(centimetres));
    const least = { Point: 1, LineString: 2, Polygon: 3 }[geometry.type];
    const areGood = points.every((point) => point.length === 2 && !point.includes(null));
    if (areGood && points.length >= least) reshape(this.#drawing, this.#id, points, geometryOf);
  }
}

// A name in one language beside those that are there; null for none at all.
function named(before, tag, value) {
  const all = typeof before === "string" ? { "zh-Hans": before } : { ...before };
  if (value) all[tag] = value;
  else delete all[tag];
  return Object.keys(all).length ? all : null;
}
