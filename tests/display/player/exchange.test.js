import assert from "node:assert/strict";
import { test } from "node:test";
import { correction, reading } from "../../../display/player/static/exchange.js";

/** An exchange with a hub `ahead` ms before us, with these ms on the way there and back; it tells whole ms. */
const exchange = (ahead, there, back, t0 = 1000) => ({
  t0,
  t1: Math.floor(t0 + there + ahead),
  t2: Math.floor(t0 + there + ahead + 1),
  t3: t0 + there + 1 + back,
});

test("an even way gives the error, but for what the hub leaves out of its times", () => {
  assert.deepEqual(reading(exchange(250.5, 3, 3)), { error: 250.5, delay: 6 });
});

test("the quickest of eight is believed", () => {
  const slow = Array.from({ length: 7 }, (_, place) => exchange(-79.5, 5, 40 + place));
  assert.equal(correction([...slow.slice(0, 4), exchange(-79.5, 1, 1), ...slow.slice(4)]), -79.5);
});

test("what may be mere delay corrects nothing", () => {
  assert.equal(correction([exchange(3, 1, 8)]), 0);
  assert.equal(correction([exchange(0.4, 0.2, 0.2)]), 0);
  assert.equal(correction([exchange(0, 0.2, 0.2)]), 0);
});

test("answers that are no times correct nothing", () => {
  assert.equal(correction([{ t0: 1, t1: undefined, t2: undefined, t3: 2 }]), 0);
  assert.equal(correction([]), 0);
});

test("however uneven the way, the believed error is off by less than half the delay and half a ms", () => {
  for (let ahead = -2000.3; ahead <= 2000; ahead += 97) {
    for (let there = 0; there < 30; there += 7) {
      const { error, delay } = reading(exchange(ahead, there, 12));
      assert.ok(Math.abs(error - ahead) <= delay / 2 + 0.5);
    }
  }
});
