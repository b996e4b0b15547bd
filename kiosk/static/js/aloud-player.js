// Plays pieces of recordings one after another. Pieces that touch are played through, so that speech flows.

// So near to a place nothing is heard of what lies between.
const NEAR_S = 0.25;
const END_S = 0.02;

export class Player {
  #audio;
  #told;
  #queue = [];
  #clip = null;
  #timer = 0;
  #broken = new Set();

  /** told: { done, blocked }, called when all is played and when the browser wants a touch first. */
  constructor(audio, told) {
    this.#audio = audio;
    this.#told = told;
    // A browser says where it is four times a second, which is too late by up to a syllable.
    for (const word of ["playing", "seeked", "timeupdate"]) audio.addEventListener(word, () => this.#look());
    audio.addEventListener("ended", () => this.#clip && this.#next());
    audio.addEventListener("error", () => this.#fail());
  }

  /** Whether there is something to go on with. */
  get pending() {
    return this.#clip !== null;
  }

  play(clips) {
    this.#queue = [...clips];
    this.#next();
  }

  pause() {
    clearTimeout(this.#timer);
    this.#audio.pause();
  }

  resume() {
    this.#audio.play().catch((error) => error.name === "NotAllowedError" && this.#told.blocked());
  }

  stop() {
    this.#queue = [];
    this.#clip = null;
    this.pause();
  }

  #next() {
    this.#clip = this.#queue.find((each) => !this.#broken.has(each.src)) ?? null;
    this.#queue = this.#queue.slice(this.#queue.indexOf(this.#clip) + 1);
    if (this.#clip) this.#begin(this.#clip);
    else this.#finish();
  }

  #finish() {
    this.#queue = [];
    this.#told.done();
    if (!this.#clip) this.pause();
  }

  #begin({ src, from }) {
    const audio = this.#audio;
    const other = audio.getAttribute("src") !== src;
    if (other) audio.src = src;
    if (other || audio.ended || Math.abs(audio.currentTime - from) > NEAR_S) audio.currentTime = from;
    this.resume();
    this.#look();
  }

  #look() {
    clearTimeout(this.#timer);
    if (!this.#clip || this.#audio.paused || this.#audio.seeking) return;
    const left = this.#clip.to - this.#audio.currentTime;
    if (left <= END_S) this.#next();
    else this.#timer = setTimeout(() => this.#look(), left * 1000);
  }

  // A recording that cannot be had costs its words and nothing else.
  #fail() {
    if (!this.#clip) return;
    this.#broken.add(this.#clip.src);
    this.#next();
  }
}
