// A screen's life beside the picture: its connection, its clock, what it reports.

import { Connection } from "./connection.js";
import { Reports } from "./reports.js";
import { Sync } from "./sync.js";
import { player } from "./identity.js";

/** The player's files are addressed by what is in them: screens that run the same say the same. */
const VERSION = /\/static\/([0-9a-f]+)\//.exec(import.meta.url)?.[1].slice(0, 8) ?? "";

/** Connects for ever; corrected: called when a hub has set the clock; greeted: at each connection. Returns { taught, painted(number) }. */
export function live({ address, channel, clock, stage, troubles, take, corrected, greeted }) {
  const name = player();
  const connection = new Connection(address, {
    channel,
    hello: () => ({ have: stage.programme?.number ?? null, player: name, size: [window.innerWidth, window.innerHeight] }),
    programme: take,
    moved: (elsewhere) => location.replace(new URL(`../${encodeURIComponent(elsewhere)}/`, location.href)),
    greeted: () => {
      troubles.mend("push");
      reports.tell();
      sync.begin();
      greeted();
    },
    refused: ({ detail, title }) => troubles.note("push", `refused: ${detail ?? title}`),
  });
  const sync = new Sync(clock, connection, corrected);
  const reports = new Reports(connection, () => ({
    number: stage.programme?.number ?? null,
    offset_ms: Math.round(clock.now() - Date.now()),
    uptime_s: Math.round(performance.now() / 1000),
    hidden: document.hidden,
    version: VERSION,
    errors: troubles.list(),
  }));
  troubles.listen(() => reports.soon());
  return {
    get taught() {
      return sync.taught;
    },
    painted: (number) => reports.painted(number, clock.now(), !stage.alarmed),
  };
}
