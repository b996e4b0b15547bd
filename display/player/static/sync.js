// Keeps our clock on the hub's: eight exchanges, the quickest believed, at every connection and each minute.

import { ROUNDS, correction } from "./exchange.js";

const EVERY = 60_000;

export class Sync {
  #clock;
  #connection;
  #corrected;
  #timer = 0;
  /** Whether a hub has told us the time. */
  taught = false;

  constructor(clock, connection, corrected) {
    this.#clock = clock;
    this.#connection = connection;
    this.#corrected = corrected;
  }

  /** Exchange now, and again each minute while connected. */
  async begin() {
    clearTimeout(this.#timer);
    try {
      await this.#exchange();
    } catch {
      return; // the connection went; its return begins anew
    }
    this.#timer = setTimeout(() => this.begin(), EVERY * (0.75 + Math.random() / 2));
  }

  async #exchange() {
    const exchanges = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const t0 = this.#clock.now();
      const { t1, t2 } = await this.#connection.ask("clock", t0);
      exchanges.push({ t0, t1, t2, t3: this.#clock.now() });
    }
    this.taught = true;
    const error = correction(exchanges);
    if (error === 0) return;
    this.#clock.correct(error);
    this.#corrected();
  }
}
