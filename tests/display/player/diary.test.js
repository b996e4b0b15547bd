import assert from "node:assert/strict";
import { test } from "node:test";
import { Diary } from "../../../display/player/static/diary.js";

const NINE = 500_000 * 3_600_000;

class Store {
  #held = new Map();
  get length() {
    return this.#held.size;
  }
  key(place) {
    return [...this.#held.keys()][place];
  }
  getItem(name) {
    return this.#held.get(name) ?? null;
  }
  setItem(name, text) {
    if (this.full) throw new Error("QuotaExceededError");
    this.#held.set(name, text);
  }
  removeItem(name) {
    this.#held.delete(name);
  }
}

/** A diary whose spans go to `told` while somebody listens. */
function diary(store, told, listens = () => true) {
  return new Diary("lobby-led", async (spans) => {
    if (!listens()) throw new Error("nobody");
    told.push(...spans);
    return spans.map(({ id, to }) => [id, to]);
  }, store);
}

function plays(book, seconds, from = NINE) {
  for (let at = 0; at <= seconds; at += 1) book.see(from + at * 1000, 7, { main: { item: "n1r1", from, until: from + 60_000 } });
}

const aged = (store) => {
  for (let place = 0; place < store.length; place += 1) {
    const name = store.key(place);
    store.setItem(name, JSON.stringify({ ...JSON.parse(store.getItem(name)), touched: 0 }));
  }
};

test("what ended is told once, what goes on is told again", async () => {
  const [store, told] = [new Store(), []];
  const book = diary(store, told);
  plays(book, 20);
  await book.tell();
  await book.tell();
  book.pause(NINE + 21_000, "hidden");
  await book.tell();
  await book.tell();
  assert.deepEqual(told.map(({ to, ended }) => [(to - NINE) / 1000, ended]), [[20, ""], [20, ""], [21, "hidden"]]);
  assert.equal(new Set(told.map(({ id }) => id)).size, 1);
  assert.equal(store.length, 0);
});

test("an outage loses nothing", async () => {
  const [store, told] = [new Store(), []];
  let up = false;
  const book = diary(store, told, () => up);
  for (const turn of [0, 1, 2]) {
    plays(book, 5, NINE + turn * 60_000);
    book.pause(NINE + turn * 60_000 + 6000, "hidden");
    await assert.rejects(book.tell());
  }
  up = true;
  await book.tell();
  assert.equal(told.length, 3);
});

test("what a page left behind when its power went is told by the next", async () => {
  const [store, told] = [new Store(), []];
  plays(diary(store, told), 20);
  aged(store);
  const next = diary(store, told);
  await next.tell();
  assert.deepEqual(told.map(({ to, ended }) => [(to - NINE) / 1000, ended]), [[20, ""]]);
  assert.equal(store.length, 0);
});

test("what another page of this screen writes now is left to it", async () => {
  const [store, told] = [new Store(), []];
  plays(diary(store, told), 20);
  await diary(store, told).tell();
  assert.equal(told.length, 0);
});

test("a full store, or none, stops nothing", async () => {
  const full = new Store();
  full.full = true;
  for (const store of [full, undefined]) {
    const told = [];
    const book = diary(store, told);
    plays(book, 20);
    book.pause(NINE + 21_000, "hidden");
    await book.tell();
    assert.equal(told.length, 1);
  }
});
