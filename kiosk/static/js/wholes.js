// Whole words above the keys for what was typed so far: a touch writes one and asks for it.

/** bar: where they stand; field: what they are written into. */
export class Wholes {
  #bar;

  constructor(bar, field) {
    this.#bar = bar;
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const whole = event.target.closest("[data-whole]")?.dataset.whole;
      if (!whole) return;
      field.value = whole;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  /** Takes them out of a list of results, which brings them along. */
  take(list) {
    const come = list.querySelector(".wholes-come");
    this.#bar.replaceChildren(...(come?.childNodes ?? []));
    come?.remove();
    this.#bar.scrollLeft = 0;
  }
}
