// What is heard of an emergency at an instant: the tone, a part of its words, or nothing. It follows from the clock alone,
// so that screens side by side speak in step, and who comes late falls in where the others are.

/** How long the tone takes, ms. */
export const TONE_MS = 3000;

/**
 * @param {object} programme the parsed body
 * @param {number} now ms since the epoch
 * @param {boolean} quiet whether this is an hour in which only what is always heard is heard
 * @returns {{ tone?: string, item?: string, from: number, until: number } | null} `from`: when this part began
 */
export function hearing(programme, now, quiet) {
  const windows = programme?.regions.find(({ name }) => name === "alert")?.windows ?? [];
  const window = windows.find(([from, until]) => from <= now && now < until);
  const sound = window && programme.sounds?.[window[2]];
  if (!sound || (quiet && !sound.always)) return null;
  return part(parts(sound, programme.items), sound.every_ms, window[3], now);
}

function parts({ tone, words }, items) {
  const spoken = words.filter((item) => items[item]?.blob).map((item) => ({ item, ms: items[item].ms }));
  return [{ tone, ms: TONE_MS }, ...spoken];
}

function part(all, every, anchor, now) {
  if (now < anchor) return null;
  let from = every ? anchor + Math.floor((now - anchor) / every) * every : anchor;
  for (const { ms, ...what } of all) {
    if (now < from + ms) return { ...what, from, until: from + ms };
    from += ms;
  }
  return null;
}
