// The other floors: where their lifts and stairs stand, so that those of this one stand there too.
import { distance, middleOf } from "./plan-shapes.js";

const ASKEW = 100;

export class PlanHouse {
  #floors;

  constructor(floors) {
    this.#floors = floors;
  }

  // One of each shaft, wherever it was drawn first.
  get shafts() {
    const found = new Map();
    for (const { shafts } of this.#floors) for (const each of shafts) if (!found.has(each.shaft)) found.set(each.shaft, each);
    return [...found.values()];
  }

  // The shaft that stands here already, or one that nobody has.
  shaftAt(type, points, features) {
    const here = this.shafts.find((each) => each.type === type && distance(middleOf(each.ring), middleOf(points)) <= ASKEW);
    if (here) return here.shaft;
    const taken = new Set([...this.shafts.map(({ shaft }) => shaft), ...features.map(({ properties }) => properties.shaft)]);
    let number = 1;
    while (taken.has(`${type}-${number}`)) number += 1;
    return `${type}-${number}`;
  }

  // Outer wall, lifts and stairs of the floor of that name, to begin another one with.
  beginning(name) {
    const { size, outline, shafts } = this.#floors.find((each) => each.name === name);
    const walls = outline ? [area({ id: "outline", type: "outline" }, outline)] : [];
    const own = shafts.map(({ type, shaft, ring, name: called }) => area({ id: shaft, type, shaft, ...(Object.keys(called).length ? { name: called } : {}) }, ring));
    return { features: [...walls, ...own], size };
  }

  ghosts(features) {
    const drawn = new Set(features.map(({ properties }) => properties.shaft));
    return this.shafts.filter(({ shaft }) => !drawn.has(shaft));
  }
}

function area(properties, ring) {
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] } };
}
