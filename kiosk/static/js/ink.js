// A sheet that a finger writes on: strokes as points from 0 to 10,000 in both directions.

const SIDE = 10000;
const PEN = 22;

export class Ink {
  #paper;
  #strokes = [];
  #changed;

  /** paper: a square canvas; changed: called with the strokes after each stroke that ended. */
  constructor(paper, changed) {
    this.#paper = paper;
    this.#changed = changed;
    paper.addEventListener("pointerdown", (event) => this.#begin(event));
    paper.addEventListener("pointermove", (event) => this.#go(event));
    for (const end of ["pointerup", "pointercancel"]) paper.addEventListener(end, (event) => this.#end(event));
  }

  undo() {
    this.#strokes.pop();
    this.#draw();
    this.#changed(this.#strokes);
  }

  clear() {
    this.#strokes = [];
    this.#draw();
    this.#changed(this.#strokes);
  }

  #begin(event) {
    // One finger writes; a hand that rests on the glass does not.
    if (!event.isPrimary) return;
    event.preventDefault();
    this.#paper.setPointerCapture(event.pointerId);
    this.#strokes.push([this.#point(event)]);
    this.#draw();
  }

  #go(event) {
    if (!event.isPrimary || !this.#paper.hasPointerCapture(event.pointerId)) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.#strokes.at(-1).push(this.#point(each));
    this.#draw();
  }

  #end(event) {
    if (!event.isPrimary || !this.#paper.hasPointerCapture(event.pointerId)) return;
    this.#paper.releasePointerCapture(event.pointerId);
    this.#changed(this.#strokes);
  }

  #point(event) {
    const box = this.#paper.getBoundingClientRect();
    const on = (place, from, size) => Math.round(Math.min(1, Math.max(0, (place - from) / size)) * SIDE);
    return [on(event.clientX, box.left, box.width), on(event.clientY, box.top, box.height)];
  }

  #draw() {
    const { width, height } = this.#paper;
    const pen = this.#paper.getContext("2d");
    pen.clearRect(0, 0, width, height);
    pen.lineWidth = PEN;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(this.#paper).color;
    for (const stroke of this.#strokes) {
      pen.beginPath();
      pen.moveTo((stroke[0][0] / SIDE) * width, (stroke[0][1] / SIDE) * height);
      for (const [x, y] of [...stroke.slice(1), stroke.at(-1)]) pen.lineTo((x / SIDE) * width, (y / SIDE) * height);
      pen.stroke();
    }
  }
}
