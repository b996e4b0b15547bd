// The items of one region, made ready before their slot and let go after it. An item that cannot be made ready is
// reported and tried again now and then; whoever asks for it meanwhile gets nothing and shows something else.

import { FADE } from "./fade.js";
import { prepare } from "./kinds/index.js";

const AGAIN = 5000;

export class Larder {
  #entries = new Map();
  #scene;
  #troubles;
  #arrived;
  /** What is on display. */
  #out = null;

  /** arrived: called whenever an item has become ready or turned out to be broken. */
  constructor(scene, troubles, arrived) {
    this.#scene = scene;
    this.#troubles = troubles;
    this.#arrived = arrived;
  }

  /** The prepared item, or undefined while it is not (or cannot be) made. */
  ready(id) {
    return this.#entries.get(id)?.showing;
  }

  /** Resolves when none of these ids is still being made. */
  async settled(ids) {
    await Promise.all([...ids].map((id) => this.#entries.get(id)?.made));
  }

  /** Hold these items and no others: [[id, item], ...]. */
  hold(wanted) {
    const now = performance.now();
    const items = new Map(wanted.map(([id, item]) => [id, { item, text: JSON.stringify(item) }]));
    for (const [id, entry] of this.#entries) {
      if (items.get(id)?.text !== entry.text || entry.again <= now) {
        this.#entries.delete(id);
        this.#part(entry.showing);
      }
    }
    for (const [id, { item, text }] of items) {
      if (!this.#entries.has(id)) this.#make(id, item, text);
    }
  }

  /** What is not on display any more: it goes, unless it is held for its next turn. */
  returned(showing) {
    if (this.#out === showing) this.#out = null;
    if (![...this.#entries.values()].some((entry) => entry.showing === showing)) this.#part(showing);
  }

  /** What is on display from now on is kept whole, held or not. */
  lent(showing) {
    this.#out = showing;
  }

  /** Let go of what a browser would keep for ever: animations that never end, decoders of films. It may be fading yet. */
  #part(showing) {
    if (showing?.release && showing !== this.#out) setTimeout(() => showing.release(), FADE * 2);
  }

  /** A prepared item broke while it was shown: from now on it is one that cannot be made ready. */
  spoil(id, error) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.showing = undefined;
    entry.again = performance.now() + AGAIN;
    this.#troubles.note(id, error.message);
  }

  #make(id, item, text) {
    const entry = { text, showing: undefined, again: Infinity };
    this.#entries.set(id, entry);
    entry.made = prepare(item, this.#scene).then(
      (showing) => {
        entry.showing = showing;
        if (this.#entries.get(id) !== entry) this.#part(showing);
        this.#troubles.mend(id);
      },
      (error) => {
        entry.again = performance.now() + AGAIN;
        this.#troubles.note(id, error.message);
      },
    ).then(this.#arrived);
  }
}
