import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "../../../display/player/static/place.js";

const WALL = { size: [3840, 1080], tiles: [{ name: "left", rect: [0, 0, 1920, 1080] }, { name: "right", rect: [1920, 0, 1920, 1080] }] };

test("a channel that says nothing lies where it always did", () => {
  assert.deepEqual(placed({ size: [1920, 128] }, null, 2), { width: "1920px", height: "128px", transform: "none", "clip-path": "none" });
});

test("a channel that states its rectangle lies there, one of its pixels on one of the screen's", () => {
  const stated = { size: [1920, 128], desktop: [100, 40, 1920, 128] };
  assert.equal(placed(stated, null, 1).transform, "translate(100px, 40px) scale(1)");
  assert.equal(placed(stated, null, 1.25).transform, "translate(80px, 32px) scale(0.8)");
});

test("a tile is moved to the corner and everything else cut off", () => {
  assert.equal(placed(WALL, "right", 1).transform, "translate(-1920px, 0px) scale(1)");
  assert.equal(placed(WALL, "right", 1)["clip-path"], "inset(0px 0px 0px 1920px)");
  assert.equal(placed(WALL, "left", 2)["clip-path"], "inset(0px 1920px 0px 0px)");
  assert.equal(placed({ ...WALL, desktop: [10, 0, 3840, 1080] }, "right", 1).transform, "translate(-1910px, 0px) scale(1)");
});

test("a tile that the wall has not is no reason to guess", () => {
  assert.throws(() => placed(WALL, "middle", 1), /no tile middle/);
  assert.throws(() => placed({ size: [1, 1] }, "left", 1), /no tile left/);
});
