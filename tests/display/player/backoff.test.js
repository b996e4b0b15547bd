import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST, LONGEST, pause } from "../../../display/player/static/backoff.js";

test("the longest wait doubles from a fifth of a second to five seconds", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 1000].map((failures) => pause(failures, () => 1));
  assert.deepEqual(longest, [200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
});

test("every wait between none and the longest is as likely", () => {
  assert.equal(pause(0, () => 0), 0);
  assert.equal(pause(9, () => 0.5), LONGEST / 2);
  const waits = Array.from({ length: 2000 }, () => pause(0));
  assert.ok(Math.max(...waits) <= FIRST);
  assert.ok(Math.abs(waits.reduce((sum, wait) => sum + wait) / 2000 - FIRST / 2) < 10);
});
