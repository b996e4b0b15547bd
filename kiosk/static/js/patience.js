// How long an untouched page waits: first silently, then asking; no timers in here, only what time it is.

// So long somebody may sit and listen without a touch; a long document is not read to an empty hall.
const LISTENING_MS = 15 * 60_000;

export class Patience {
  #since;
  #touched;
  #asked = null;

  /** idle, warning: ms; now: any clock that only goes forward, in ms. */
  constructor({ idle, warning }, now) {
    this.idle = idle;
    this.warning = warning;
    this.#since = this.#touched = now;
  }

  /** Somebody is there. */
  touched(now) {
    this.#since = this.#touched = now;
    this.#asked = null;
  }

  /** The page is being read aloud to somebody, which is believed for a while; it answers no question. */
  heard(now) {
    if (now - this.#touched < LISTENING_MS) this.#since = now;
  }

  /** { word: "quiet" | "asking" | "over", left: ms until it is over, quiet: ms since the last touch }. A question
   * stands for its whole time even when the machine slept through it: whoever comes is asked before anything goes. */
  at(now) {
    const quiet = now - this.#since;
    if (this.#asked === null && quiet < this.idle) return { word: "quiet", left: this.warning, quiet };
    this.#asked ??= now;
    const left = Math.max(0, this.warning - (now - this.#asked));
    return { word: left > 0 ? "asking" : "over", left, quiet };
  }
}
