// Reads a page: one marked element after another, shown where it is, until the end or until somebody says stop.
import { Player } from "./aloud-player.js";
import { after, before, clips, readable } from "./aloud-order.js";

export class Reader {
  #page;
  #player;
  #told;
  #led;
  #now = null;
  #place = 0;
  #alone = false;
  #behind = null;
  state = "off";

  /** told(state): "off", "reading", "paused", "blocked" while the browser wants a touch first, or "ended" at the end of
   * the page; led(element): when it has come to one by itself. */
  constructor(page, audio, { told, led }) {
    this.#page = page;
    this.#told = told;
    this.#led = led;
    this.#player = new Player(audio, { done: () => this.#done(), blocked: () => this.#turn("blocked") });
  }

  get on() {
    return this.state === "reading" || this.state === "paused";
  }

  /** From an element on, or from the top. */
  begin(element = readable(this.#page)[0]) {
    if (element) this.#read(element);
  }

  next() {
    const list = readable(this.#page);
    const found = after(this.#now, list, this.#place);
    if (this.#behind && !this.#warns(found)) this.#read(this.#returned());
    else if (found) this.#read(found);
    else {
      this.stop();
      this.#told("ended");
    }
  }

  previous() {
    const found = before(this.#now, readable(this.#page), this.#place);
    this.#read(found ?? this.#now);
  }

  /** Only what one element says; then it waits. Silence where it says nothing: other words would mislead. */
  point(element) {
    const said = clips(element);
    if (said.length) this.#read(element, said, true);
    else {
      this.#show(null);
      this.pause();
    }
  }

  pause() {
    this.#player.pause();
    if (this.state === "reading") this.#turn("paused");
  }

  goOn() {
    if (this.#player.pending) {
      this.#turn("reading");
      this.#player.resume();
    } else if (this.#now) this.next();
    else this.begin();
  }

  /** What is being read, from its first word. */
  again() {
    this.begin(this.#now?.isConnected ? this.#now : undefined);
  }

  stop() {
    this.#show(null);
    this.#behind = null;
    this.#now = null;
    this.#turn("off");
    this.#player.stop();
  }

  /** Words beside the page: { src, from, to }s. */
  aside(said) {
    this.#alone = true;
    this.#player.stop();
    if (this.state === "reading") this.#turn("paused");
    this.#player.play(said);
  }

  /** A warning comes first; afterwards it goes on where it was. */
  warn() {
    const [first] = readable(this.#page);
    if (!this.#warns(first)) return;
    this.#behind ??= this.#warns(this.#now) ? null : this.#now;
    this.#read(first);
  }

  #read(element, said = clips(element), alone = false) {
    this.#now = element;
    this.#place = readable(this.#page).indexOf(element);
    this.#alone = alone;
    this.#show(element);
    if (!alone) this.#led(element);
    this.#turn("reading");
    this.#player.play(said);
  }

  #done() {
    if (!this.#alone) this.next();
    else if (this.state === "reading") this.#turn("paused");
  }

  #returned() {
    const behind = this.#behind;
    this.#behind = null;
    return behind.isConnected ? behind : (readable(this.#page).find((each) => !this.#warns(each)) ?? this.#now);
  }

  #warns(element) {
    return Boolean(element?.closest("#warnings"));
  }

  #turn(state) {
    this.state = state;
    this.#told(state);
  }

  #show(element) {
    for (const each of this.#page.querySelectorAll("[data-reading]")) each.removeAttribute("data-reading");
    if (!element) return;
    element.setAttribute("data-reading", "");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  }
}
