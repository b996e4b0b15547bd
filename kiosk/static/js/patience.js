// How long an untouched page waits: first silently, then asking; no timers in here, only what time it is.

export class Patience {
  #since;
  #asked = null;

  /** idle, warning: ms; now: any clock that only goes forward, in ms. */
  constructor({ idle, warning }, now) {
    this.idle = idle;
    this.warning = warning;
    this.#since = now;
  }

  /** Somebody is there. */
  touched(now) {
    this.#since = now;
    this.#asked = null;
  }

  /** { word: "quiet" | "asking" | "over", left: ms until it is over, while asking }. A question stands for its whole
   * time even when the machine slept through it: whoever comes is asked before anything is cleared. */
  at(now) {
    if (this.#asked === null && now - this.#since < this.idle) return { word: "quiet", left: this.warning };
    this.#asked ??= now;
    const left = this.warning - (now - this.#asked);
    return left > 0 ? { word: "asking", left } : { word: "over", left: 0 };
  }
}
