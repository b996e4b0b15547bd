// One rectangle of the channel: shows the slot that the clock says, and has the following ones ready.

import { element } from "./elements.js";
import { Larder } from "./larder.js";
import { coming, fallbackSlot, period, rotation, slotOf } from "./slots.js";
import { swap } from "./fade.js";
import { words } from "./words.js";

/** Slots made ready, the running one included. */
const AHEAD = 3;

export class Region {
  #house;
  #larder;
  #programme;
  #rect = "";
  #prepared = "";
  #lookAgain = 0;
  /** Ms from one turn of an item to its next when no other lies between. */
  #period;
  #current = null;

  /** house: what all regions share: { clock, troubles, blobs, lang, still, again }. */
  constructor(name, house) {
    this.name = name;
    this.#house = house;
    this.box = element("section", {
      name: "region",
      attributes: { "data-name": name, "aria-label": words(house.lang).region[name] ?? name, "aria-live": "off" },
    });
    this.box.hidden = true;
  }

  /** Follow this programme from now on. */
  adopt(programme) {
    const { rect } = programme.regions.find((region) => region.name === this.name);
    if (rect.join() !== this.#rect) this.#place(rect);
    this.#programme = programme;
    this.#prepared = "";
  }

  /** Resolves when what is due in the programme at now is ready or known not to be. */
  async expect(programme, now) {
    const { rect } = programme.regions.find((region) => region.name === this.name);
    if (!this.#larder) this.#place(rect);
    if (rect.join() !== this.#rect) return;
    const slots = coming(programme, this.name, now, 1);
    const kept = this.#current ? [[this.#current.slot.item, this.#programme.items[this.#current.slot.item]]] : [];
    this.#larder.hold([...kept, ...slots.map(({ item }) => [item, programme.items[item]])]);
    await this.#larder.settled(slots.map(({ item }) => item));
  }

  /** Show what at() says for now (whole ms); returns the next instant at which to look. */
  show(position, now) {
    const due = position && slotOf(position, now);
    this.#prepare(due, now);
    if (due) due.period = this.#period;
    this.#turnTo(due && this.#choose(due, now));
    return Math.min(this.#look(due, now), position?.until ?? Infinity);
  }

  /** The clock was set right: what moves is put where it belongs. */
  retime() {
    this.#current?.showing.begin?.(this.#current.slot, this.#house.clock);
  }

  /** The turn that is on the glass, { item, from, until }; undefined for nothing. */
  get turn() {
    return this.#current?.slot;
  }

  /** What is painted: { shows, x } with x in px for what moves. */
  painted() {
    return { shows: this.#current?.slot.item ?? null, x: this.#current?.showing.where?.() ?? null };
  }

  #place(rect) {
    const [x, y, width, height] = rect;
    Object.assign(this.box.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    this.box.replaceChildren();
    this.#rect = rect.join();
    this.#current = null;
    this.#larder?.lent(null);
    this.#larder?.hold([]);
    const { blobs, lang, still, troubles, again } = this.#house;
    this.#larder = new Larder({ width, height, blobs, lang, still }, troubles, again);
  }

  #prepare(due, now) {
    const turn = due ? `${due.item} ${due.from}` : "-";
    if (turn === this.#prepared && now < this.#lookAgain) return;
    this.#prepared = turn;
    this.#lookAgain = now + 1000;
    const slots = coming(this.#programme, this.name, now, AHEAD);
    this.#period = period(slots);
    const fallback = fallbackSlot(this.#programme, this.name, now);
    const ids = new Set([...slots, ...(fallback ? [fallback] : [])].map(({ item }) => item));
    if (this.#stays(now)) ids.add(this.#current.slot.item);
    this.#larder.hold([...ids].map((id) => [id, this.#programme.items[id]]));
  }

  /** What is shown looks after itself; one that breaks gives way to what may stand in for it. */
  #look(due, now) {
    const { slot, showing } = this.#current ?? {};
    try {
      return showing?.look?.(now, slot) ?? Infinity;
    } catch (error) {
      this.#larder.spoil(slot.item, error);
      this.#turnTo(null);
      this.#turnTo(due && this.#choose(due, now));
      return now + 1000;
    }
  }

  #turnTo(chosen) {
    const former = this.#current;
    this.#current = chosen;
    this.box.hidden = !chosen;
    if (chosen?.showing !== former?.showing) this.#give(former?.showing, chosen);
    if (chosen && !sameTurn(chosen, former)) chosen.showing.begin?.(chosen.slot, this.#house.clock);
  }

  #give(former, chosen) {
    former?.end?.();
    this.#larder.lent(chosen?.showing);
    swap(this.box, former, chosen, this.#house);
    if (former) this.#larder.returned(former);
  }

  #choose(due, now) {
    const showing = this.#larder.ready(due.item);
    if (showing) return { slot: due, showing };
    if (this.#stays(now)) return this.#current;
    const fallback = fallbackSlot(this.#programme, this.name, now);
    const instead = fallback && this.#larder.ready(fallback.item);
    return instead ? { slot: fallback, showing: instead } : null;
  }

  /** Whether what is up may stay up when nothing better is there: still in the loop, and still to be seen. */
  #stays(now) {
    const { slot, showing } = this.#current ?? {};
    return Boolean(slot && !showing.passing && rotation(this.#programme, this.name, now).has(slot.item));
  }
}

function sameTurn(one, other) {
  return one.showing === other?.showing && one.slot.from === other.slot.from;
}
