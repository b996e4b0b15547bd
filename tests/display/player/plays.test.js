import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PlayLog } from "../../../display/player/static/plays.js";

const cases = JSON.parse(readFileSync(new URL("../../vectors/plays.json", import.meta.url)));

const turnsOf = (turns) =>
  Object.fromEntries(Object.entries(turns).map(([region, [item, from, until]]) => [region, { item, from, until }]));
const ordered = (span) => span && { ...span, shown: [...span.shown].sort((one, other) => (String(one) < String(other) ? -1 : 1)) };

function played({ calls }) {
  const log = new PlayLog("b");
  const spans = calls.flatMap(([verb, now, what, turns]) => (verb === "see" ? log.see(now, what, turnsOf(turns)) : log.pause(now, what)));
  return { spans: spans.map(ordered), open: ordered(log.open) };
}

test("a browser writes down what a strip would", () => {
  for (const each of cases) {
    assert.deepEqual(played(each), { spans: each.spans.map(ordered), open: ordered(each.open) });
  }
});
