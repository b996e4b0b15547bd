import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, SLEW, STEP } from "../../../display/player/static/clock.js";

function clockOver(wall) {
  const time = { steady: 1000 };
  const clock = new Clock(wall, () => time.steady);
  return { clock, time, pass: (ms) => (time.steady += ms) };
}

test("time goes on with the steady clock", () => {
  const { clock, pass } = clockOver(5000);
  pass(1234.5);
  assert.equal(clock.now(), 6234.5);
});

for (const error of [300, -300, 1, -999]) {
  test(`an error of ${error} ms is run in without a jump and then gone`, () => {
    const { clock, pass } = clockOver(0);
    clock.correct(error);
    const looks = Math.ceil(Math.abs(error) / SLEW / 100) + 10;
    for (let look = 0, before = 0; look < looks; look += 1, before = clock.now()) {
      pass(100);
      const gone = clock.now() - before;
      assert.ok(Math.abs(gone - 100) <= 100 * SLEW + 1e-6, `${gone} in 100 ms`);
    }
    assert.ok(Math.abs(clock.now() - looks * 100 - error) < 1e-6);
  });
}

test("a large error is set right at once", () => {
  const { clock } = clockOver(0);
  clock.correct(STEP + 1);
  assert.equal(clock.now(), STEP + 1);
});

test("time never starts before what was made", () => {
  const { clock, pass } = clockOver(500);
  clock.raiseFloor(400);
  assert.equal(clock.now(), 500);
  clock.raiseFloor(90_000);
  pass(10);
  assert.equal(clock.now(), 90_010);
});

test("an animation's time is the clock's, also while a correction runs in and after it", () => {
  const { clock, pass, time } = clockOver(10_000);
  clock.correct(2);
  for (const wait of [0, 100, 100, 199, 2, 1000]) {
    pass(wait);
    const { startTime, playbackRate } = clock.tempo(9000);
    assert.ok(Math.abs((time.steady - startTime) * playbackRate - (clock.now() - 9000)) < 1e-6);
    const far = Math.min(90, clock.settlesIn);
    pass(far);
    assert.ok(Math.abs((time.steady - startTime) * playbackRate - (clock.now() - 9000)) < 1e-6);
  }
});

test("a turn tells when an animation's start is out of date", () => {
  const { clock, pass } = clockOver(0);
  const before = clock.turn;
  pass(1000);
  assert.equal(clock.turn, before);
  clock.correct(10);
  const slewing = clock.turn;
  assert.notEqual(slewing, before);
  pass(10 / SLEW + 1);
  assert.notEqual(clock.turn, slewing);
  assert.equal(clock.settlesIn, Infinity);
});
