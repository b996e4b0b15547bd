// The channel at its exact size: its regions in the programme's order, later ones over earlier ones.

import { after } from "./after.js";
import { at } from "./timeline.js";
import { Region } from "./region.js";
import { dress } from "./elements.js";
import { painted } from "./painted.js";
import { placed } from "./place.js";

/** How long (ms) a new programme waits for a picture that is due at once, while the former one goes on. */
const PATIENCE = 300;

export class Stage {
  #root;
  #house;
  #regions = new Map();
  #programme = null;
  #adopting = 0;
  #hurried = false;

  constructor(root, house) {
    this.#root = root;
    this.#house = house;
  }

  get programme() {
    return this.#programme;
  }

  /** Whether an emergency holds the screens now. */
  get alarmed() {
    return this.positions()?.alert != null;
  }

  /** While an emergency that has just come is not painted yet: what it covers, and all else, waits until it is. */
  get hurried() {
    return this.#hurried;
  }

  /** Change to a programme once what it shows now is ready; resolves to false when a newer one overtook it. */
  async adopt(programme) {
    const turn = ++this.#adopting;
    const now = Math.floor(this.#house.clock.now());
    const due = at(programme, now);
    const regions = new Map(
      programme.regions.map(({ name }) => [name, this.#regions.get(name) ?? new Region(name, this.#house)]),
    );
    const hurried = due.alert != null && !this.alarmed;
    const expected = looked(regions, hurried).map((region) => region.expect(programme, now));
    await Promise.race([Promise.all(expected), after(due.alert ? 0 : PATIENCE)]);
    if (turn !== this.#adopting) return false;
    this.#programme = programme;
    this.#regions = regions;
    this.#layOut(programme);
    if (hurried) this.#hurry();
    return true;
  }

  /** Per region what at() says for an instant (ms), now by default; null without a programme. */
  positions(instant = this.#house.clock.now()) {
    return this.#programme && at(this.#programme, Math.floor(instant));
  }

  /** Paint now; returns the next instant (ms) at which to paint. */
  paint() {
    if (!this.#programme) return Infinity;
    const now = Math.floor(this.#house.clock.now());
    const positions = at(this.#programme, now);
    const looks = looked(this.#regions, this.#hurried).map((region) => this.#painted(region, positions[region.name], now));
    this.#root.classList.toggle("covered", Boolean(this.#regions.get("alert")?.turn));
    return Math.min(...looks);
  }

  /** Put the stage where the programme says it lies on this screen. */
  place(programme = this.#programme) {
    const { tile, preview } = this.#house;
    const shown = preview ? { ...programme, desktop: undefined } : programme;
    dress(this.#root, this.#placed(shown, tile, preview ? 1 : window.devicePixelRatio));
  }

  retime() {
    for (const region of this.#regions.values()) region.retime();
  }

  /** Per region what is on the glass: { shows, x }. */
  painted() {
    return Object.fromEntries([...this.#regions].map(([name, region]) => [name, region.painted()]));
  }

  /** The turns that are to be seen, by region; an alert covers all others. */
  turns() {
    const found = [...this.#regions].flatMap(([name, { turn }]) => (turn ? [[name, turn]] : []));
    return Object.fromEntries(found.some(([name]) => name === "alert") ? found.filter(([name]) => name === "alert") : found);
  }

  /** A tile that the wall has no more shows the wall from its corner on: an emergency is seen there too. */
  #placed(programme, tile, ratio) {
    try {
      const style = placed(programme, tile, ratio);
      this.#house.troubles.mend("tile");
      return style;
    } catch (error) {
      this.#house.troubles.note("tile", error.message);
      return placed(programme, null, ratio);
    }
  }

  async #hurry() {
    this.#hurried = true;
    await painted();
    this.#hurried = false;
    this.#house.again();
  }

  /** A region that fails takes no other with it. */
  #painted(region, position, now) {
    try {
      return region.show(position, now);
    } catch (error) {
      this.#house.troubles.note(region.name, error.message);
      return Infinity;
    }
  }

  #layOut(programme) {
    this.place(programme);
    for (const region of this.#regions.values()) region.adopt(programme);
    const boxes = [...this.#regions.values()].map((region) => region.box);
    if (boxes.some((box, place) => this.#root.children[place] !== box) || this.#root.children.length !== boxes.length) {
      this.#root.replaceChildren(...boxes);
    }
  }
}

/** The regions to look after now. */
function looked(regions, hurried) {
  return [...regions.values()].filter(({ name }) => !hurried || name === "alert");
}
