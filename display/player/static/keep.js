// A copy of what this page needs, in the browser's own store: so that a page loaded while nobody answers still shows.
// Where the browser gives no store (plain http from another machine) nothing is kept and nothing else changes.

export class Keep {
  #store;

  /** channel: null keeps nothing. */
  constructor(channel) {
    this.#store = (channel !== null && globalThis.caches?.open(`foyer ${channel}`).catch(() => null)) || null;
  }

  /** The kept answer of an address, or undefined. */
  async answer(address) {
    const store = await this.#store;
    return store?.match(address, { ignoreVary: true }).catch(() => undefined);
  }

  /** Keep an answer under an address; a full disk is no reason to stop showing. */
  async put(address, answer) {
    const store = await this.#store;
    await store?.put(address, answer).catch(() => {});
  }

  async drop(address) {
    const store = await this.#store;
    await store?.delete(address).catch(() => false);
  }

  /** Keep what these addresses answer, fetching what is not kept yet; others of theKind(address) are dropped. */
  async shell(addresses, theKind) {
    const store = await this.#store;
    if (!store) return;
    for (const { url } of await store.keys()) if (theKind(url) && !addresses.includes(url)) await this.drop(url);
    const missing = await Promise.all(addresses.map(async (address) => ((await this.answer(address)) ? [] : [address])));
    await Promise.allSettled(missing.flat().map((address) => store.add(address)));
  }
}
