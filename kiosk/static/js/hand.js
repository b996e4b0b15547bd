// Characters written by finger instead of typed: what it may be is shown while it is written, a touch takes it.
import { Ink } from "./ink.js";

const PATIENCE_MS = 12000;
// Whoever reads may be starting just now, or have others to answer.
const AGAIN_MS = 500;
// Between the strokes of one character a finger is off the glass for less.
const REST_MS = 250;
const MOST_POINTS = 400;

/** hand: hidden until it works; keys: the keyboard that it takes the place of; field: what is written into. */
export function showHand(hand, keys, field) {
  if (!hand) return;
  const [open, pad, found] = [".hand-open", ".hand-pad", ".hand-found"].map((each) => hand.querySelector(each));
  const reading = new Reading(hand.dataset.hand, (characters) => offer(found, characters));
  const ink = new Ink(hand.querySelector(".hand-paper"), (strokes) => reading.read(strokes));
  const show = (on) => {
    pad.hidden = !on;
    open.hidden = on;
    keys.hidden = on;
    open.setAttribute("aria-expanded", String(on));
    (on ? hand.querySelector(".hand-close") : open).focus();
  };
  hand.hidden = false;
  hand.addEventListener("pointerdown", (event) => event.target.closest("button") && event.preventDefault());
  open.addEventListener("click", () => show(true));
  hand.querySelector(".hand-close").addEventListener("click", () => show(false));
  hand.querySelector(".hand-undo").addEventListener("click", () => ink.undo());
  hand.querySelector(".hand-clear").addEventListener("click", () => ink.clear());
  hand.querySelector(".hand-erase").addEventListener("click", () => write(field, null));
  found.addEventListener("click", (event) => {
    const character = event.target.closest("button")?.textContent;
    if (!character) return;
    write(field, character);
    ink.clear();
  });
}

/** Each time the finger rests, the strokes so far are read; only the newest answer counts. */
class Reading {
  #address;
  #told;
  #timer;
  #number = 0;

  constructor(address, told) {
    this.#address = address;
    this.#told = told;
  }

  read(strokes) {
    clearTimeout(this.#timer);
    const number = ++this.#number;
    if (!strokes.length) {
      this.#told([]);
      return;
    }
    this.#timer = setTimeout(() => this.#ask(number, strokes), REST_MS);
  }

  async #ask(number, strokes, until = performance.now() + PATIENCE_MS) {
    const found = await answer(this.#address, strokes);
    if (number !== this.#number) return;
    if (found) this.#told(found);
    else if (performance.now() < until) this.#timer = setTimeout(() => this.#ask(number, strokes, until), AGAIN_MS);
  }
}

// The characters that it may be, or null where nobody answers: what was offered stays then.
async function answer(address, strokes) {
  const body = JSON.stringify({ strokes: strokes.map(thinned) });
  try {
    const told = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
    return told.ok ? (await told.json()).characters : null;
  } catch {
    return null;
  }
}

function thinned(stroke) {
  const step = Math.ceil(stroke.length / MOST_POINTS);
  return stroke.filter((_, place) => place % step === 0 || place === stroke.length - 1);
}

function offer(found, characters) {
  found.replaceChildren(...characters.map((character) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "key hand-character";
    button.lang = "zh-Hans";
    button.textContent = character;
    return button;
  }));
}

/** At the caret; null takes back the character before it. */
function write(field, character) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (character === null) {
    const before = [...value.slice(0, start)].at(-1) ?? "";
    field.setRangeText("", start === end ? start - before.length : start, end, "end");
  } else if (value.length + character.length <= field.maxLength) {
    field.setRangeText(character, start, end, "end");
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
