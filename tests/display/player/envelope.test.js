import assert from "node:assert/strict";
import { test } from "node:test";
import { opened } from "../../../display/player/static/envelope.js";
import { Troubles } from "../../../display/player/static/troubles.js";

const body = { kind: "programme", format: 1, channel: "lobby-led", number: 7 };
const wrapped = (change, number = 7) => ({ body: JSON.stringify({ ...body, ...change }), number });

test("a programme of the channel is opened", () => {
  assert.deepEqual(opened(wrapped({}), "lobby-led"), body);
});

for (const [why, envelope] of [
  ["another kind", wrapped({ kind: "edition" })],
  ["a format of the future", wrapped({ format: 2 })],
  ["another channel", wrapped({ channel: "wall-11f" })],
  ["another number inside", wrapped({}, 8)],
  ["no JSON", { body: "{", number: 7 }],
]) {
  test(`${why} is refused`, () => assert.throws(() => opened(envelope, "lobby-led")));
}

test("a trouble is told once, kept until mended, and the oldest go first", () => {
  const troubles = new Troubles();
  let told = 0;
  troubles.listen(() => (told += 1));
  troubles.note("n1", "gone");
  troubles.note("n1", "gone");
  assert.deepEqual([told, troubles.list().length], [1, 1]);
  for (let count = 0; count < 30; count += 1) troubles.note(`p${count}`, "x".repeat(999));
  assert.equal(troubles.list().length, 10);
  assert.equal(troubles.list().at(-1).problem.length, 150);
  troubles.mend("p29");
  assert.equal(troubles.list().at(-1).item, "p28");
});
