// The play log on this machine: kept in the browser until push says that it has it. An outage of weeks costs nothing,
// a power cut a few seconds. Told twice it counts once, because every span has an id.

import { PlayLog } from "./plays.js";

const PREFIX = "foyer plays ";
const KEEP = 10_000;
const TELL = 60_000;
/** Spans of one start of the page that are kept; a month of a busy office. */
const MOST = 3000;
const AT_ONCE = 200;
/** What another start of this page left is ours to tell when nobody wrote to it for so long (ms). */
const LEFT = 60_000;

export class Diary {
  #name;
  #log;
  #store;
  #send;
  #ended = [];
  #kept = 0;
  #timer = 0;

  /** send(spans): resolves to [[id, to], ...] of what need not be told again. store: localStorage or its like. */
  constructor(channel, send, store = storage()) {
    const boot = fresh();
    this.#name = `${PREFIX}${channel}:${boot}`;
    this.#log = new PlayLog(boot);
    this.#store = store;
    this.#send = send;
  }

  /** This is on the glass now (ms). */
  see(now, number, turns) {
    this.#note(this.#log.see(now, number, turns), now);
  }

  pause(now, why) {
    this.#note(this.#log.pause(now, why), now);
  }

  /** Tell what is not told yet, now and every minute. */
  async begin() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.begin(), TELL * (0.75 + Math.random() / 2));
    await this.tell().catch(() => {});
  }

  /** Tell all that was kept, also by starts of this page before; rejects when nobody listens. */
  async tell() {
    this.#keep();
    for (const name of [...this.#left(), this.#name]) {
      for (let spans = this.#read(name).spans; spans.length; spans = spans.slice(AT_ONCE)) {
        this.#forget(name, await this.#send(spans.slice(0, AT_ONCE)));
      }
    }
  }

  #note(ended, now) {
    this.#ended.push(...ended);
    if (ended.length || !(this.#kept <= now && now < this.#kept + KEEP)) {
      this.#kept = now;
      this.#keep();
    }
  }

  /** What ended, and what goes on as far as it was seen. */
  #keep() {
    this.#ended = this.#ended.slice(-MOST);
    const { open } = this.#log;
    this.#write(this.#name, open && open.to > open.from ? [...this.#ended, open] : this.#ended);
  }

  #forget(name, acknowledged) {
    const done = new Map(acknowledged);
    const rest = (spans, mine) => spans.filter(({ id, to, ended }) => !(done.get(id) === to && (ended || !mine)));
    if (name === this.#name) {
      this.#ended = rest(this.#ended, true);
      this.#keep();
    } else {
      this.#write(name, rest(this.#read(name).spans, false));
    }
  }

  #left() {
    try {
      const names = Array.from({ length: this.#store.length }, (_, place) => this.#store.key(place));
      const kin = this.#name.slice(0, this.#name.lastIndexOf(":") + 1);
      return names.filter((name) => name?.startsWith(kin) && name !== this.#name && this.#isLeft(name));
    } catch {
      return [];
    }
  }

  #isLeft(name) {
    const { touched } = this.#read(name);
    return Math.abs(Date.now() - touched) > LEFT;
  }

  #read(name) {
    try {
      const { touched, spans } = JSON.parse(this.#store.getItem(name));
      return { touched, spans: Array.isArray(spans) ? spans : [] };
    } catch {
      return { touched: 0, spans: name === this.#name ? this.#ended : [] };
    }
  }

  #write(name, spans) {
    try {
      if (spans.length) this.#store.setItem(name, JSON.stringify({ touched: name === this.#name ? Date.now() : 0, spans }));
      else this.#store.removeItem(name);
    } catch {
      // A full store keeps what it has; what lies in memory is told all the same.
      this.#ended = this.#ended.slice(-MOST / 2);
    }
  }
}

function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
