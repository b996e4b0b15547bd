import assert from "node:assert/strict";
import { test } from "node:test";
import { Wall } from "../../../display/player/static/wall.js";

test("before a hub has spoken the machine's clock is followed both ways", () => {
  const wall = new Wall();
  assert.equal(wall.correction(50_000, 10_000, false), 40_000);
  assert.equal(wall.correction(10_000, 50_000, false), -40_000);
});

test("a difference that is only coarse reading corrects nothing", () => {
  assert.equal(new Wall().correction(10_015, 10_000, false), 0);
});

test("once a hub has spoken a machine set back is not followed", () => {
  const wall = new Wall();
  wall.correction(10_000, 10_000, true);
  assert.equal(wall.correction(5000, 10_250, true), 0);
});

test("waking from sleep is noticed while no hub answers", () => {
  const wall = new Wall();
  wall.correction(10_000, 10_000, true);
  assert.equal(wall.correction(3_600_000, 10_250, true), 3_589_750);
});

test("a machine that is ahead does not pull our clock back from the hub's", () => {
  const wall = new Wall();
  wall.correction(70_000, 70_000, false);
  wall.compare(70_000, 10_000);
  assert.equal(wall.correction(70_250, 10_250, true), 0);
});

test("a machine whose clock never agreed with the hub is not followed when somebody sets it", () => {
  const wall = new Wall();
  wall.correction(10_000, 900_000, true);
  assert.equal(wall.correction(3_600_000, 900_250, true), 0);
});
