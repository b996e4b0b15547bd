// A slot is one turn of an item in a region: { item, from, until } in ms since the epoch. Slots come from at() alone.

import { at } from "./timeline.js";

/** The slot a position belongs to; `now` is the whole ms that at() was asked with. */
export function slotOf(position, now) {
  return { item: position.item, from: now - position.offset, until: position.until };
}

/** The programme cut down to one region, so that looking ahead costs nothing for the others. */
export function only(programme, name) {
  return { ...programme, regions: programme.regions.filter((region) => region.name === name) };
}

/** The next `count` slots of a region after `now`, the running one first; nothing where it shows nothing. */
export function coming(programme, name, now, count) {
  const narrow = only(programme, name);
  const slots = [];
  for (let instant = now; slots.length < count && Number.isFinite(instant); ) {
    const position = at(narrow, instant)[name];
    if (!position) break;
    slots.push(slotOf(position, instant));
    instant = position.until;
  }
  return slots;
}

/** Ms from the first of these slots to the next when both are turns of one item, else undefined. */
export function period([first, next]) {
  return next && next.item === first.item ? next.from - first.from : undefined;
}

/** Ids of the items that repeat in a region at `now`: what may stay up when the next one is not there. */
export function rotation(programme, name, now) {
  const region = programme.regions.find((each) => each.name === name);
  const window = region.windows.find(([from, to]) => from <= now && now < to);
  const loop = window ? window[2] : region.fallback;
  return new Set(loop === null ? [] : programme.loops[loop].map(([item]) => item));
}

/** What the region would show without any notice; null where it has no fallback. */
export function fallbackSlot(programme, name, now) {
  const narrow = only(programme, name);
  const bare = { ...narrow, regions: narrow.regions.map((region) => ({ ...region, windows: [] })) };
  const position = at(bare, now)[name];
  return position && slotOf(position, now);
}
