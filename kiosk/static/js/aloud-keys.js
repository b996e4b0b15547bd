// Who walks with keys hears what they have come to; and what is read is where they are, so that Enter chooses it.
import { clips } from "./aloud-order.js";
import { stops } from "./keypad-stops.js";
import { reach } from "./keypad-walk.js";

export class Keys {
  #used = false;
  #following = false;

  /** always: also while nothing is being read. */
  listen(reader, always) {
    addEventListener("keydown", () => this.#use(true), { capture: true });
    addEventListener("pointerdown", () => this.#use(false), { capture: true });
    document.addEventListener("focusin", ({ target }) => {
      if (this.#used && !this.#following && (always || reader.on)) tell(reader, target);
    });
  }

  /** element: what is read now. */
  follow(element) {
    if (!document.documentElement.hasAttribute("data-keypad")) return;
    const stop = stops().find((each) => each.contains(element) || element.contains(each));
    this.#following = true;
    if (stop) reach(stop);
    this.#following = false;
  }

  #use(used) {
    this.#used = used;
  }
}

function tell(reader, target) {
  if (target.closest("dialog")) return;
  if (target.matches("main")) reader.begin();
  else if (clips(target).length || !target.closest("[data-aloud]")) reader.point(target);
}
