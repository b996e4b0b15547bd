// Asks for the list of results, a question for each keystroke; only the answer to the newest one is shown.

const PATIENCE_MS = 4000;

export class Asking {
  #address;
  #list;
  #wholes;
  #page = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  #number = 0;
  #running = null;

  /** address: of the search; list: the element that holds the results; wholes: takes the whole words out of them. */
  constructor(address, list, wholes) {
    this.#address = address;
    this.#list = list;
    this.#wholes = wholes;
    wholes.take(list);
  }

  /** fields: the form's. */
  async ask(fields) {
    this.#running?.abort();
    this.#running = new AbortController();
    const number = ++this.#number;
    const asked = new URLSearchParams(fields);
    asked.set("format", "list");
    asked.set("seq", `${this.#page}-${number}`);
    const signal = AbortSignal.any([this.#running.signal, AbortSignal.timeout(PATIENCE_MS)]);
    this.#list.ariaBusy = "true";
    try {
      const answer = await fetch(`${this.#address}?${asked}`, { cache: "no-store", signal });
      if (answer.status === 200 && number === this.#number) this.#show(await answer.text());
    } catch {
      // A newer question, or nobody answers: what is shown stays.
    }
    if (number === this.#number) this.#list.ariaBusy = "false";
  }

  #show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    this.#wholes.take(fresh);
    this.#list.replaceChildren(...fresh.body.childNodes);
    this.#list.scrollTop = 0;
  }
}
