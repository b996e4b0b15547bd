// What this screen really showed: spans of one programme each, an hour at most, with the time that every item had. Its
// twin is content/published/plays.py, which says what is meant; tests/vectors/plays.json holds the two together.

const HOUR = 3_600_000;
const STALLED = 5_000;
const LATE = 1_000;

export class PlayLog {
  #boot;
  #count = 0;
  #open = null;
  #turns = {};

  /** boot: names this start of the page, so that no id ever comes twice. */
  constructor(boot) {
    this.#boot = boot;
  }

  /** The span that goes on, as far as it was seen; null when none does. */
  get open() {
    return this.#open && told(this.#open, "");
  }

  /** This is on at now: turns by region, { item, from, until }. Returns the spans that ended before it. */
  see(now, number, turns) {
    const ended = this.#until(now, number, turns);
    if (!this.#open) {
      this.#begin(now, number);
      for (const [region, turn] of Object.entries(turns)) {
        add(this.#open, region, turn.item, same(turn, this.#turns[region]) ? 0 : 1, 0);
      }
    }
    this.#turns = turns;
    return ended;
  }

  /** Nothing of it is to be seen from now on. Returns the spans that this ends. */
  pause(now, why) {
    const away = this.#open ? now - this.#open.seen : -1;
    const ended = away >= 0 && away <= STALLED ? this.#until(now, this.#open.number, this.#turns) : [];
    return [...ended, ...this.#close(why)];
  }

  #until(now, number, turns) {
    if (!this.#open) return [];
    const away = now - this.#open.seen;
    if (away < 0 || away > STALLED) return this.#close(away < 0 ? "clock" : "stalled");
    const ended = [];
    const other = number !== this.#open.number;
    const pieces = this.#pieces(now, other ? this.#turns : turns);
    const mark = Math.floor(this.#open.start / HOUR) * HOUR + HOUR;
    const kept = this.#turns;
    if (mark <= now) {
      const begun = this.#open.number;
      credit(this.#open, pieces, this.#open.seen, mark);
      this.#open.seen = mark;
      ended.push(...this.#close("hour"));
      this.#turns = kept;
      this.#begin(mark, begun);
    }
    credit(this.#open, pieces, this.#open.seen, now + 1);
    this.#open.seen = now;
    if (other) {
      ended.push(...this.#close("number"));
      this.#turns = kept;
    }
    return ended;
  }

  /** What was on since the last look: [region, item, from, to, turns that began with it]. */
  #pieces(now, turns) {
    const { seen } = this.#open;
    return [...new Set([...Object.keys(this.#turns), ...Object.keys(turns)])].flatMap((region) => {
      const [before, after] = [this.#turns[region], turns[region]];
      if (after && same(after, before)) return [[region, after.item, seen, now, 0]];
      const due = before ? before.until : now;
      const turned = seen <= due && due <= now && now <= due + LATE ? due : now;
      return [
        ...(before ? [[region, before.item, seen, turned, 0]] : []),
        ...(after ? [[region, after.item, turned, now, 1]] : []),
      ];
    });
  }

  #begin(now, number) {
    this.#count += 1;
    this.#open = { id: `${this.#boot}-${this.#count}`, number, start: now, seen: now, tally: new Map() };
  }

  #close(why) {
    const open = this.#open;
    this.#open = null;
    this.#turns = {};
    return open && open.seen > open.start ? [told(open, why)] : [];
  }
}

function credit(open, pieces, start, before) {
  for (const [region, item, first, last, times] of pieces) {
    const ms = Math.max(0, Math.min(last, before) - Math.max(first, start));
    add(open, region, item, start <= first && first < before ? times : 0, ms);
  }
}

function add(open, region, item, times, ms) {
  if (!times && !ms) return;
  const key = JSON.stringify([region, item]);
  const kept = open.tally.get(key) ?? [region, item, 0, 0];
  open.tally.set(key, [region, item, kept[2] + times, kept[3] + ms]);
}

function same(one, other) {
  return other !== undefined && one.item === other.item && one.from === other.from;
}

function told({ id, number, start, seen, tally }, ended) {
  return { id, number, from: start, to: seen, ended, shown: [...tally.values()] };
}
