// The media of a programme, fetched when the programme arrives and held here, so that an outage takes none of it away.

const LIMIT = 60_000;

export class Blobs {
  #base;
  #keep;
  #held = new Map();

  /** base: address before a blob's sha256; keep: where copies outlive the page. */
  constructor(base, keep) {
    this.#base = new URL(base, document.baseURI).href;
    this.#keep = keep;
  }

  /** An address of a blob for this page's elements; rejects while the blob cannot be had. */
  address(sha) {
    if (!this.#held.has(sha)) this.#held.set(sha, this.#fetched(sha));
    return this.#held.get(sha);
  }

  /** Have these and let go of others; fetched one after another, as the programme plays meanwhile. */
  async hold(shas) {
    const wanted = new Set(shas);
    for (const sha of this.#held.keys()) if (!wanted.has(sha)) this.drop(sha);
    for (const sha of wanted) await this.address(sha).catch(() => {});
  }

  /** Forget a blob, kept copy included; the next call for it fetches it anew. */
  async drop(sha) {
    const held = this.#held.get(sha);
    this.#held.delete(sha);
    await this.#keep.drop(this.#base + sha);
    const address = await held?.catch(() => null);
    if (address) URL.revokeObjectURL(address);
  }

  async #fetched(sha) {
    const address = this.#base + sha;
    try {
      const kept = await this.#keep.answer(address);
      const answer = kept ?? (await fetch(address, { signal: AbortSignal.timeout(LIMIT) }));
      if (!answer.ok) throw new Error(`blob ${sha.slice(0, 12)}: ${answer.status}`);
      if (!kept) await this.#keep.put(address, answer.clone());
      return URL.createObjectURL(await answer.blob());
    } catch (error) {
      this.#held.delete(sha);
      throw error;
    }
  }
}
