// What a screen tells about itself: each number once, after its first paint, and its health now and then.

const HEALTH = 15_000;
const SPREAD = 1000;

export class Reports {
  #connection;
  #facts;
  #told = null;
  #painted = null;
  #health = 0;

  /** facts: () => the payload of health. */
  constructor(connection, facts) {
    this.#connection = connection;
    this.#facts = facts;
    this.#next(Math.random() * HEALTH);
  }

  /** A number has been painted at an instant (ms); spread: whether a thousand screens may take turns to say so. */
  painted(number, at, spread) {
    this.#painted = { number, at: Math.round(at) };
    setTimeout(() => this.tell(), spread ? Math.random() * SPREAD : 0);
  }

  /** Say what has not been said; called again at each connection. */
  tell() {
    if (!this.#painted || this.#painted.number === this.#told) return;
    if (this.#connection.say("shown", this.#painted)) this.#told = this.#painted.number;
  }

  /** Something went wrong: do not wait a quarter of a minute to say so. */
  soon() {
    this.#next(Math.random() * SPREAD);
  }

  #next(wait) {
    clearTimeout(this.#health);
    this.#health = setTimeout(() => {
      this.#connection.say("health", this.#facts());
      this.#next(HEALTH);
    }, wait);
  }
}
