import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { TONE_MS, hearing } from "../../../display/player/static/hearing.js";

const programme = (more = {}) => ({
  regions: [
    { name: "main", windows: [] },
    { name: "alert", windows: [[10_000, 500_000, "A0", 10_000], [500_000, 600_000, "A1", 500_000]] },
  ],
  items: { "a1-zh": { blob: "x", ms: 4000 }, "a1-en": { blob: "y", ms: 2000 }, "a1-none": {} },
  sounds: { A0: { tone: "alert", words: ["a1-zh", "a1-none", "gone", "a1-en"], every_ms: 60_000, always: false, ...more } },
});
const heard = (now, quiet = false, more = {}) => hearing(programme(more), now, quiet);

test("first the tone, then each part of the words, then a rest", () => {
  assert.equal(heard(9999), null);
  assert.deepEqual(heard(10_000), { tone: "alert", from: 10_000, until: 10_000 + TONE_MS });
  assert.deepEqual(heard(13_500), { item: "a1-zh", from: 13_000, until: 17_000 });
  assert.deepEqual(heard(18_999), { item: "a1-en", from: 17_000, until: 19_000 });
  assert.equal(heard(19_000), null);
});

test("it begins again after its time, wherever somebody comes in", () => {
  assert.deepEqual(heard(10_000 + 3 * 60_000 + 3000), { item: "a1-zh", from: 193_000, until: 197_000 });
});

test("what is heard once is not heard again", () => {
  assert.equal(heard(70_000, false, { every_ms: null }), null);
  assert.equal(heard(12_999, false, { every_ms: null }).tone, "alert");
});

test("in quiet hours only what is always heard", () => {
  assert.equal(heard(10_000, true), null);
  assert.equal(heard(10_000, true, { always: true }).tone, "alert");
});

test("a loop without sound, a programme without any, and none at all are silent", () => {
  assert.equal(heard(500_000), null);
  assert.equal(hearing({ ...programme(), sounds: undefined }, 10_000, false), null);
  assert.equal(hearing(null, 10_000, false), null);
});

// The painter's twin runs the same cases.
const shared = JSON.parse(await readFile(new URL("../../vectors/hearing.json", import.meta.url), "utf8"));

test("the shared cases", () => {
  const { dark, windows, items, sounds } = shared.programme;
  const whole = { regions: [{ name: "alert", windows }], items, sounds };
  for (const [now, expected] of shared.cases) {
    const quiet = dark.some(([from, until]) => from <= now && now < until);
    const found = hearing(whole, now, quiet);
    const [what] = Object.keys(found ?? {});
    assert.deepEqual(found && [what, found[what], found.from, found.until], expected, String(now));
  }
});
