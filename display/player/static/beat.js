// Looks at the clock again at the next instant that matters, and at least four times a second. Each look starts from the
// clock, so that a late or a lost one costs nothing.

const LONGEST = 250;

export class Beat {
  #look;
  #timer = 0;

  /** look: paints and returns the ms until it should be called again. */
  constructor(look) {
    this.#look = look;
    document.addEventListener("visibilitychange", () => this.now());
  }

  now() {
    clearTimeout(this.#timer);
    let wait = LONGEST;
    try {
      wait = this.#look();
    } finally {
      this.#timer = setTimeout(() => this.now(), Math.max(1, Math.min(LONGEST, Math.ceil(wait))));
    }
  }
}
