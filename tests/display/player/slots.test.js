import assert from "node:assert/strict";
import { test } from "node:test";
import { coming, fallbackSlot, period, rotation, slotOf } from "../../../display/player/static/slots.js";

const programme = {
  regions: [
    { name: "main", rect: [0, 0, 100, 10], windows: [[1000, 2000, "L1", 1000], [3000, 3500, "L2", 3000]], fallback: "L0" },
    { name: "alert", rect: [0, 0, 100, 10], windows: [[1500, 1600, "L2", 1500]], fallback: null },
  ],
  loops: { L0: [["idle", 700]], L1: [["a", 300], ["b", 400]], L2: [["c", 9000]] },
  items: { idle: {}, a: {}, b: {}, c: {} },
};

test("a slot is the turn of an item that a position lies in", () => {
  assert.deepEqual(slotOf({ item: "a", offset: 20, until: 1300 }, 1020), { item: "a", from: 1000, until: 1300 });
});

test("the coming slots follow each other over loops and windows", () => {
  assert.deepEqual(coming(programme, "main", 1350, 5), [
    { item: "b", from: 1300, until: 1700 },
    { item: "a", from: 1700, until: 2000 },
    { item: "idle", from: 1400, until: 2100 },
    { item: "idle", from: 2100, until: 2800 },
    { item: "idle", from: 2800, until: 3000 },
  ]);
});

test("where nothing follows nothing is coming", () => {
  assert.deepEqual(coming(programme, "alert", 1550, 3), [{ item: "c", from: 1500, until: 1600 }]);
  assert.deepEqual(coming(programme, "alert", 100, 3), []);
});

test("the rotation is the running loop, half-open at its end", () => {
  assert.deepEqual([...rotation(programme, "main", 1999)], ["a", "b"]);
  assert.deepEqual([...rotation(programme, "main", 2000)], ["idle"]);
  assert.deepEqual([...rotation(programme, "alert", 0)], []);
});

test("the fallback's slot ignores the windows", () => {
  assert.deepEqual(fallbackSlot(programme, "main", 1500), { item: "idle", from: 1400, until: 2100 });
  assert.equal(fallbackSlot(programme, "alert", 1500), null);
});

test("an item that follows itself has a period", () => {
  assert.equal(period(coming(programme, "main", 2200, 2)), 700);
  assert.equal(period(coming(programme, "main", 1000, 2)), undefined);
  assert.equal(period([]), undefined);
});
