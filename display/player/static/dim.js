// How bright the picture is to be, by the programme: a veil over it, since no page can turn a lamp down. An emergency
// is never veiled.

import { element } from "./elements.js";

export class Dim {
  #veil = null;

  /** desired: the programme's, or undefined; emergency: whether the alert region shows something. */
  follow(desired, now, emergency) {
    const window = emergency ? undefined : desired?.brightness?.find(([from, to]) => from <= now && now < to);
    this.#set(window ? window[2] : 100);
  }

  #set(percent) {
    if (percent === 100 && !this.#veil) return;
    if (!this.#veil) document.body.append((this.#veil = element("div", { name: "veil" })));
    this.#veil.style.setProperty("opacity", String(1 - percent / 100));
  }
}

/** Whether a page that began with programme `first`, and has `number` now, has to begin anew. */
export function wantsRestart(desired, first, number) {
  return Number.isInteger(desired?.restart) && first < desired.restart && desired.restart <= number;
}
