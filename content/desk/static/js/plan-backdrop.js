// The picture under the drawing: brought to the desk, laid on the sheet, made as large as it is in truth.
import { distance } from "./plan-shapes.js";
import { centimetres, filled, metres, option } from "./plan-words.js";

const FIRST_WIDTH = 4000;

// Tells by "change" when the picture lies otherwise, by "measure" when a known length is to be drawn.
export class PlanBackdrop extends EventTarget {
  #place;
  #words;
  #now;
  #ends = null;

  constructor(place, words, picture) {
    super();
    this.#place = place;
    this.#words = words;
    this.#now = picture;
    this.#part("file").addEventListener("change", () => this.#bring());
    this.#part("pages").addEventListener("change", ({ target }) => this.#lay(JSON.parse(target.value)));
    this.#part("across").addEventListener("change", ({ target }) => this.#widen(centimetres(target.value)));
    this.#part("remove").addEventListener("click", () => this.#set(null));
    this.#part("measure").addEventListener("click", () => this.dispatchEvent(new Event("measure")));
    this.#part("length").addEventListener("change", () => this.#scale());
    this.#show();
  }

  get picture() {
    return this.#now;
  }

  // Its far corner on the sheet.
  get extent() {
    const { at: [x, y], across, width, height } = this.#now;
    return [Math.round(x + across), Math.round(y + (across * height) / width)];
  }

  // As the form sends it.
  get field() {
    if (!this.#now) return "none";
    const { blob, at: [x, y], across } = this.#now;
    return JSON.stringify({ blob, x, y, width: across });
  }

  // The two ends of a length that somebody knows.
  measured(ends) {
    this.#ends = ends;
    this.#part("known").hidden = false;
    this.#part("length").value = "";
    this.#part("length").focus();
  }

  async #bring() {
    const [file] = this.#part("file").files;
    if (!file) return;
    this.#say("");
    this.#place.setAttribute("aria-busy", "true");
    const { pictures, said } = await sent(this.#place.dataset.address, this.#place.dataset.token, file);
    this.#place.removeAttribute("aria-busy");
    this.#part("file").value = "";
    if (!pictures) return void this.#say(said ?? this.#words.said.offline);
    this.#part("pages-field").hidden = pictures.length < 2;
    this.#part("pages").replaceChildren(...pictures.map((each, place) => option(place + 1, JSON.stringify(each))));
    this.#lay(pictures[0]);
  }

  // Another picture lies where the one before lay.
  #lay(picture) {
    this.#set({ ...picture, at: this.#now?.at ?? [0, 0], across: this.#now?.across ?? FIRST_WIDTH });
  }

  #widen(across) {
    if (across === null || across < 1) return void this.#say(this.#words.said["no-length"]);
    this.#set({ ...this.#now, across });
    this.#say(filled(this.#words.said.scaled, { width: metres(across) }));
  }

  // The first end of the known length stays where it is.
  #scale() {
    const known = centimetres(this.#part("length").value);
    if (!this.#ends || known === null || known < 1) return void this.#say(this.#words.said["no-length"]);
    const by = known / distance(...this.#ends);
    this.#ends = null;
    this.#part("known").hidden = true;
    this.#widen(Math.round(this.#now.across * by));
  }

  #set(picture) {
    this.#now = picture;
    this.#show();
    this.dispatchEvent(new Event("change"));
  }

  #show() {
    for (const part of this.#place.querySelectorAll("[data-laid]")) part.hidden = !this.#now;
    if (this.#now) this.#part("across").value = metres(this.#now.across);
  }

  #say(line) {
    this.#part("said").textContent = line;
  }

  #part(name) {
    return this.#place.querySelector(`[data-part="${name}"]`);
  }
}

async function sent(address, token, file) {
  const body = new FormData();
  body.append("picture", file);
  try {
    const told = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
    return told.redirected ? {} : await told.json();
  } catch {
    return {};
  }
}
