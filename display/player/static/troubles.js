// What went wrong on this page and is not yet mended: told in health, so that nobody has to stand before the screen.

/** Push throws out who says more than 8 KB at once; ten lines of Chinese stay below that. */
const KEPT = 10;
const LONGEST = 150;

export class Troubles {
  #known = new Map();
  #heard = () => {};

  /** Call `listener` when something new goes wrong. */
  listen(listener) {
    this.#heard = listener;
  }

  note(item, problem) {
    if (this.#known.get(item)?.problem === problem) return;
    this.#known.delete(item);
    this.#known.set(item, { item, problem: String(problem).slice(0, LONGEST), since: Date.now() });
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value);
    this.#heard();
  }

  mend(item) {
    this.#known.delete(item);
  }

  /** [{item, problem, since}], oldest first. */
  list() {
    return [...this.#known.values()];
  }
}
