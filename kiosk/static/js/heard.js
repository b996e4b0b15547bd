// Plays what a page lets hear of an emergency. Where it is follows from the clock alone, so that it goes on where it was
// when somebody goes on to the next page. Who is being read to hears the words from the reader.
import { tone } from "./tone.js";

/** How long the tone takes, ms. */
const TONE_MS = 3000;

export class Heard {
  #audio = new Audio();
  #now = "";
  #end = () => {};

  /** element: the warning that is heard, if there is one. */
  follow(element, now) {
    const due = element ? hearing(sound(element.dataset), now) : null;
    const name = due ? `${due.src ?? due.tone} ${due.from}` : "";
    if (name === this.#now) return;
    this.#now = name;
    this.#end();
    this.#end = due ? this.#begun(due, (now - due.from) / 1000) : () => {};
    document.documentElement.dataset.heard = due ? (due.tone ?? "words") : "";
  }

  #begun({ src, tone: kind }, late) {
    if (kind) return tone(kind, late);
    if (document.querySelector(".aloud[data-state=reading]")) return () => {};
    this.#audio.src = src;
    this.#audio.currentTime = late;
    // No sound here, or none allowed: the page says it all.
    this.#audio.play().catch(() => {});
    return () => this.#audio.pause();
  }
}

/** As the page has it: { anchor, tone, every, words: [{ src, ms }] }, ms. */
export function sound({ anchor, tone: kind, every, words }) {
  const spoken = (words ?? "").split(" ").flatMap((each) => {
    const [, src, seconds] = /^(.+)#t=0,([\d.]+)$/.exec(each) ?? [];
    return src ? [{ src, ms: Number(seconds) * 1000 }] : [];
  });
  return { anchor: Number(anchor), tone: kind, every: Number(every) || null, words: spoken };
}

/** The part that is due at now, with `from`: when it began; null for none. */
export function hearing({ anchor, tone: kind, every, words }, now) {
  if (!(now >= anchor)) return null;
  let from = every ? anchor + Math.floor((now - anchor) / every) * every : anchor;
  for (const { ms, ...what } of [{ tone: kind, ms: TONE_MS }, ...words]) {
    if (now < from + ms) return { ...what, from };
    from += ms;
  }
  return null;
}
