// The one clock of the page: this page's steady time, moved to the hub's. Small corrections are run in, never jumped.

/** A correction runs in at this rate: 5 ms a second, which no eye sees on a moving line. */
export const SLEW = 0.005;
/** A larger error (ms) is set right at once: what is shown would be wrong for minutes otherwise. */
export const STEP = 1000;

export class Clock {
  #steady;
  #line;
  #turns = 0;

  /**
   * @param {number} wall ms since the epoch at this moment
   * @param {() => number} steady ms that never step; the time base of animations
   */
  constructor(wall, steady = () => performance.now()) {
    this.#steady = steady;
    this.#turnTo(steady(), wall, 1, Infinity);
  }

  /** Ms since the epoch, with fractions. */
  now() {
    return this.#at(this.#steady());
  }

  /** Set the clock right by `error` ms: run in when small, at once when large. */
  correct(error) {
    const steady = this.#steady();
    const now = this.#at(steady);
    if (Math.abs(error) > STEP) this.#turnTo(steady, now + error, 1, Infinity);
    else if (error === 0) this.#turnTo(steady, now, 1, Infinity);
    else this.#turnTo(steady, now, 1 + Math.sign(error) * SLEW, steady + Math.abs(error) / SLEW);
  }

  /** It was at least `ms` when this is called: what was made later cannot be shown earlier. */
  raiseFloor(ms) {
    const behind = ms - this.now();
    if (behind > 0) this.#turnTo(this.#steady(), ms, 1, Infinity);
  }

  /** Changes whenever a time computed by `tempo()` is no longer right. */
  get turn() {
    this.#settle(this.#steady());
    return this.#turns;
  }

  /** Ms until a correction has run in; Infinity when none does. */
  get settlesIn() {
    return this.#line.until - this.#steady();
  }

  /** For an animation that began at `instant`: its startTime and playbackRate on the document's timeline. */
  tempo(instant) {
    this.#settle(this.#steady());
    const { steady, now, rate } = this.#line;
    return { startTime: steady + (instant - now) / rate, playbackRate: rate };
  }

  #at(steady) {
    const { steady: from, now, rate, until } = this.#line;
    const slewed = Math.min(steady, until) - from;
    return now + slewed * rate + Math.max(0, steady - until);
  }

  #settle(steady) {
    if (steady >= this.#line.until) this.#turnTo(this.#line.until, this.#at(this.#line.until), 1, Infinity);
  }

  #turnTo(steady, now, rate, until) {
    this.#line = { steady, now, rate, until };
    this.#turns += 1;
  }
}
