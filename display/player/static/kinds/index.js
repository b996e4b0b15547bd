// The kinds of items, each a module with `prepare(item, scene)`.
//
// prepare resolves to { element, begin?, look?, end?, release?, where?, passing?, fades? } or rejects when the item cannot be shown:
// begin(slot, clock) when its slot is shown or the clock was set right; look(now, slot) paints what depends on the
// instant and returns the next one (ms) at which to look, or throws when it has broken; end() when it is not
// shown any more; release() when it never will be again; where() is the x of its left edge; passing: it leaves its
// region blank when its slot is over; fades: it comes and goes by crossfade.
// scene: { width, height, lang, blobs, still } of the region; still: no motion (previews of those who asked for none).

import * as alert from "./alert.js";
import * as clock from "./clock.js";
import * as countdown from "./countdown.js";
import * as dark from "./dark.js";
import * as idle from "./idle.js";
import * as image from "./image.js";
import * as page from "./page.js";
import * as pattern from "./pattern.js";
import * as qr from "./qr.js";
import * as scroll from "./scroll.js";
import * as table from "./table.js";
import * as video from "./video.js";

/** A page of a document is a picture of it, made at the hub. */
const KINDS = { alert, clock, countdown, dark, document: image, idle, image, page, pattern, qr, scroll, table, video };

export async function prepare(item, scene) {
  if (!Object.hasOwn(KINDS, item.kind)) throw new Error(`no kind ${item.kind}`);
  return KINDS[item.kind].prepare(item, scene);
}
