// How long to wait before trying again: doubling with full jitter, so that a thousand screens do not knock at once.

export const FIRST = 200;
export const LONGEST = 5000;

/** Ms to wait after `failures` failures in a row (0 after the first loss). */
export function pause(failures, random = Math.random) {
  return random() * Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 30));
}
