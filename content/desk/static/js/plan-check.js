// Asks the desk what is wrong with the plan, a moment after each stroke; what is asked later wins.
const PAUSE_MS = 300;

// Tells by "found" {faults, between, summary}, or by "away" when the desk does not answer.
export class PlanCheck extends EventTarget {
  #address;
  #token;
  #waiting = 0;
  #latest = 0;

  constructor(address, token) {
    super();
    this.#address = address;
    this.#token = token;
  }

  soon(name, plan) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#ask(name, plan), PAUSE_MS);
  }

  // What is still under way tells nothing any more.
  stop() {
    clearTimeout(this.#waiting);
    this.#latest += 1;
  }

  async #ask(name, plan) {
    this.#latest += 1;
    const asked = this.#latest;
    const found = await answer(this.#address, this.#token, { name, plan });
    if (asked !== this.#latest) return;
    this.dispatchEvent(new CustomEvent(found ? "found" : "away", { detail: found }));
  }
}

async function answer(address, token, asked) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  try {
    const told = await fetch(address, { method: "POST", body: JSON.stringify(asked), headers });
    return told.ok && !told.redirected ? await told.json() : null;
  } catch {
    return null;
  }
}
