// What is on a screen is a pure function of the programme and the instant. The twin of
// content/published/timeline.py; tests/vectors/timeline.json holds the two together.

/**
 * Per region, in painting order, what it shows at now.
 * @param {object} programme the parsed body of a programme
 * @param {number} now ms since the epoch, whole
 * @returns {Object<string, {item: string, offset: number, until: number} | null>} ms; null only in the alert region
 */
export function at(programme, now) {
  return Object.fromEntries(
    programme.regions.map((region) => [region.name, inRegion(region, programme.loops, now)]),
  );
}

function inRegion(region, loops, now) {
  const following = windowsBegunBy(region.windows, now);
  if (following > 0) {
    const [, end, loop, anchor] = region.windows[following - 1];
    if (now < end) return inLoop(loops[loop], now, anchor, end);
  }
  if (region.fallback === null) return null;
  const next = region.windows[following];
  return inLoop(loops[region.fallback], now, 0, next ? next[0] : Infinity);
}

function inLoop(loop, now, anchor, limit) {
  const period = loop.reduce((sum, [, duration]) => sum + duration, 0);
  let offset = (((now - anchor) % period) + period) % period;
  for (const [item, duration] of loop) {
    if (offset < duration) return { item, offset, until: Math.min(now - offset + duration, limit) };
    offset -= duration;
  }
  throw new RangeError("a loop has no room for this instant");
}

function windowsBegunBy(windows, now) {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (windows[middle][0] <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
