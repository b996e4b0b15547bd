// Plays what is to be heard of an emergency, where this machine has sound and its browser lets pages play it: the one
// that we start does (config/browser), and nobody else's picture depends on it.

import { hearing } from "./hearing.js";
import { tone } from "./tone.js";

export class Sound {
  #blobs;
  #audio = new Audio();
  #now = "";
  #end = () => {};

  constructor(blobs) {
    this.#blobs = blobs;
  }

  /** Follow the programme; returns the next instant (ms) at which to look. */
  follow(programme, now, quiet) {
    const heard = hearing(programme, now, quiet);
    const name = heard ? `${heard.item ?? heard.tone} ${heard.from}` : "";
    if (name !== this.#now) {
      this.#now = name;
      this.#end();
      this.#end = heard ? this.#begun(heard, programme, now) : () => {};
      document.documentElement.dataset.heard = heard ? (heard.item ?? heard.tone) : "";
    }
    return heard?.until ?? Infinity;
  }

  #begun({ item, tone: kind, from }, programme, now) {
    if (kind) return tone(kind, (now - from) / 1000);
    this.#say(programme.items[item].blob, (now - from) / 1000, this.#now, performance.now());
    return () => this.#audio.pause();
  }

  /** From `late` seconds after the beginning of the words; it may take a while until they are here. */
  async #say(blob, late, name, asked) {
    try {
      const address = await this.#blobs.address(blob);
      if (name !== this.#now) return;
      this.#audio.src = address;
      this.#audio.currentTime = late + (performance.now() - asked) / 1000;
      await this.#audio.play();
    } catch {
      // No sound here, or none allowed: the picture says it all.
    }
  }
}

/** Whether the channel is in its dark hours: in every region but the alert's there is nothing to be seen. */
export function dark(programme, positions) {
  const others = Object.entries(positions ?? {}).filter(([name]) => name !== "alert");
  return others.length > 0 && others.every(([, due]) => programme.items[due?.item]?.kind === "dark");
}
