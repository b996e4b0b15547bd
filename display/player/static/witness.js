// Sees to it that what is on the glass is written down, and told to push: what a hidden page paints nobody sees.

import { Diary } from "./diary.js";

const LIMIT = 10_000;

export class Witness {
  #stage;
  #clock;
  #diary;

  /** player: the name by which push knows this page. */
  constructor({ channel, player, stage, clock }) {
    this.#stage = stage;
    this.#clock = clock;
    this.#diary = new Diary(channel, (spans) => told({ channel, player, spans }));
    addEventListener("pagehide", () => this.#diary.pause(this.#now(), "stopped"));
  }

  look() {
    const { number } = this.#stage.programme ?? {};
    if (number === undefined) return;
    if (document.hidden) this.#diary.pause(this.#now(), "hidden");
    else this.#diary.see(this.#now(), number, this.#stage.turns());
  }

  /** There is somebody to tell. */
  tell() {
    this.#diary.begin();
  }

  #now() {
    return Math.floor(this.#clock.now());
  }
}

async function told(body) {
  const answer = await fetch(new URL("../played", location.href), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT),
  });
  if (!answer.ok) throw new Error(`played: ${answer.status}`);
  return (await answer.json()).acknowledged;
}
