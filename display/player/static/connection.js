// The socket to push: connects for ever, says hello each time, and hands on every programme that comes.

import { io } from "./vendor/socket.io.esm.min.js";
import { pause } from "./backoff.js";

const ANSWER = 8000;

export class Connection {
  #socket;
  #failures = 0;
  #timer = 0;
  #pushed = 0;
  #told;

  /**
   * @param {string} address origin of push
   * @param {object} told { channel, hello: () => hello's payload, programme(envelope), greeted(),
   *   refused(problem), moved(channel): staff gave this screen another channel }
   */
  constructor(address, told) {
    this.#told = told;
    this.#socket = io(new URL("/screens", new URL(address, document.baseURI)).href, {
      transports: ["websocket"],
      reconnection: false,
      autoConnect: false,
      timeout: 5000,
      auth: { channel: told.channel },
    });
    this.#socket.on("connect", () => this.#greet());
    this.#socket.on("connect_error", (problem) => this.#lost(problem));
    this.#socket.on("disconnect", () => this.#lost());
    this.#socket.on("programme", (envelope) => {
      this.#pushed += 1;
      told.programme(envelope);
    });
    this.#socket.on("channel", ({ channel }) => channel !== told.channel && told.moved(channel));
    this.#socket.connect();
  }

  get connected() {
    return this.#socket.connected;
  }

  /** Say something now or not at all; false when nobody listens. */
  say(event, payload) {
    if (!this.#socket.connected) return false;
    this.#socket.emit(event, payload);
    return true;
  }

  /** Ask something; rejects when there is no answer in time. */
  ask(event, payload) {
    return this.#socket.timeout(ANSWER).emitWithAck(event, payload);
  }

  async #greet() {
    const pushed = this.#pushed;
    try {
      const answer = await this.ask("hello", this.#told.hello());
      // What was pushed since we asked is newer than the answer.
      if (answer?.programme && pushed === this.#pushed) await this.#told.programme(answer.programme);
      this.#failures = 0;
      this.#told.greeted();
    } catch {
      this.#socket.disconnect();
    }
  }

  #lost(problem) {
    if (problem?.data) this.#told.refused(problem.data);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.connect(), pause(this.#failures));
    this.#failures += 1;
  }
}
