// What is drawn of a floor, and each step of it, to be undone: features as GeoJSON in whole centimetres.
import { isDrawable, pointsOf } from "./plan-shapes.js";
import { wallsAt } from "./plan-walls.js";

const MOST_STEPS = 300;

export class Drawing extends EventTarget {
  #past = [];
  #future = [];
  #now;
  #sheet;
  // What was named here, not in the file that came: its id may still follow its number.
  #fresh = new Set();

  // sheet: how large a plan is that says nothing of its size yet.
  constructor({ features = [], size = null, sheet }) {
    super();
    this.#now = { features, size };
    this.#sheet = sheet;
  }

  get features() {
    return this.#now.features.filter(isDrawable);
  }

  get size() {
    return this.#now.size;
  }

  get sheet() {
    return this.size ?? this.#sheet;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  get plan() {
    const { features, size } = this.#now;
    return { type: "FeatureCollection", ...(size ? { size } : {}), features };
  }

  find(id) {
    return this.features.find(({ properties }) => properties.id === id);
  }

  add(type, geometry, more = {}) {
    const id = this.#free(type);
    this.#fresh.add(id);
    const properties = { id, type, ...more };
    this.#step({ features: [...this.#now.features, { type: "Feature", properties, geometry }] });
    return id;
  }

  // `properties` that are null or "" are taken out.
  say(id, properties) {
    const told = { ...this.find(id).properties, ...properties };
    const kept = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== ""));
    this.#put(id, (feature) => ({ ...feature, properties: kept }));
  }

  shape(id, geometry, more = {}) {
    this.#put(id, (feature) => ({ ...feature, geometry, properties: { ...feature.properties, ...more } }));
  }

  // Doors that open nothing else go with what they open.
  remove(id) {
    const opens = ({ properties: { type, of } }) => type === "door" && of?.includes(id);
    const features = this.#now.features
      .filter((each) => each.properties?.id !== id && !(isDrawable(each) && opens(each) && each.properties.of.length === 1))
      .map((each) => (isDrawable(each) && opens(each) ? without(each, id) : each));
    this.#step({ features });
  }

  // Returns the id by which it is known now: another one only where that is free and can be one.
  rename(id, wanted) {
    if (wanted === id || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(wanted) || this.find(wanted)) return id;
    this.#step({ features: this.#now.features.map((each) => renamed(each, id, wanted)) });
    if (this.#fresh.delete(id)) this.#fresh.add(wanted);
    return wanted;
  }

  // A room that was drawn here is called by the number on its door.
  number(id, number) {
    this.say(id, { number });
    const slug = number.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    return slug && this.#fresh.has(id) ? this.rename(id, `${this.find(id).properties.type}-${slug}`) : id;
  }

  // What a door is in the wall of, unless it was told otherwise.
  opens(point) {
    return wallsAt(this.features, point);
  }

  resize(size) {
    this.#step({ size });
  }

  replace({ features, size }) {
    this.#fresh.clear();
    this.#step({ features, size: size ?? this.size });
  }

  undo() {
    this.#go(this.#past, this.#future);
  }

  redo() {
    this.#go(this.#future, this.#past);
  }

  #put(id, change) {
    this.#step({ features: this.#now.features.map((each) => (each.properties?.id === id ? change(each) : each)) });
  }

  #step(change) {
    const next = { ...this.#now, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#now)) return;
    this.#past = [...this.#past.slice(1 - MOST_STEPS), this.#now];
    this.#future = [];
    this.#now = next;
    this.dispatchEvent(new Event("change"));
  }

  #go(from, to) {
    if (!from.length) return;
    to.push(this.#now);
    this.#now = from.pop();
    this.dispatchEvent(new Event("change"));
  }

  #free(type) {
    const taken = new Set(this.#now.features.map((each) => each?.properties?.id));
    if (!taken.has(type)) return type;
    let number = 2;
    while (taken.has(`${type}-${number}`)) number += 1;
    return `${type}-${number}`;
  }
}

function without(door, id) {
  return { ...door, properties: { ...door.properties, of: door.properties.of.filter((each) => each !== id) } };
}

function renamed(feature, id, wanted) {
  const properties = { ...feature.properties };
  if (properties.id === id) properties.id = wanted;
  if (Array.isArray(properties.of)) properties.of = properties.of.map((each) => (each === id ? wanted : each));
  return { ...feature, properties };
}

// A new shape of a feature as its points; a door that was moved opens what it is in the wall of now.
export function reshape(drawing, id, points, build) {
  const feature = drawing.find(id);
  const geometry = build(feature.geometry.type, points);
  const isDoor = feature.properties.type === "door";
  drawing.shape(id, geometry, isDoor ? { of: drawing.opens(pointsOf(geometry)[0]) } : {});
}
