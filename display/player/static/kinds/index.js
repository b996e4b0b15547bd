// The kinds of items, each a module with `prepare(item, scene)`.
//
// prepare resolves to { element, begin?, look?, where?, passing?, fades? } or rejects when the item cannot be shown:
// begin(slot, clock) when its slot is shown or the clock was set right; look(now, slot) paints what depends on the
// instant and returns the next one (ms) at which to look; where() is the x of its left edge; passing: it leaves its
// region blank when its slot is over; fades: it comes and goes by crossfade.
// scene: { width, height, lang, blobs, still } of the region; still: no motion (previews of those who asked for none).

import * as clock from "./clock.js";
import * as idle from "./idle.js";
import * as image from "./image.js";
import * as page from "./page.js";
import * as scroll from "./scroll.js";

const KINDS = { clock, idle, image, page, scroll };

export async function prepare(item, scene) {
  if (!Object.hasOwn(KINDS, item.kind)) throw new Error(`no kind ${item.kind}`);
  return KINDS[item.kind].prepare(item, scene);
}
