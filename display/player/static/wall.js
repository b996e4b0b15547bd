// This machine's own clock, for the time in which no hub answers: followed before a hub has ever spoken, and after
// that only when it leaps forward having agreed before, which is how a machine wakes from sleep.

const LEAP = 2000;
/** Ms of watching in which a clock of whole ms turns over at least twice. */
const WATCH = 2.5;
/** Both clocks are read in steps of up to 1 ms and drift; below this they are equal. */
const NOISE = 20;

export class Wall {
  #agreed = true;

  /** Our clock was just set by a hub: what the machine says is compared with that from now on. */
  compare(wall, now) {
    this.#agreed = Math.abs(wall - now) < LEAP;
  }

  /** The correction (ms) to make now; wall and now in ms since the epoch, taught: a hub has set our clock. */
  correction(wall, now, taught) {
    const error = wall - now;
    const agreed = this.#agreed;
    this.compare(wall, now);
    if (!taught) return Math.abs(error) > NOISE ? error : 0;
    return agreed && error > LEAP ? error : 0;
  }
}

/** Ms since the epoch with fractions, from a clock that is read in whole ms: watched until it has turned over. */
export function wallNow() {
  const begun = performance.now();
  let ahead = -Infinity;
  for (let steady = begun; steady - begun < WATCH; steady = performance.now()) {
    ahead = Math.max(ahead, Date.now() - performance.now());
  }
  return performance.now() + ahead;
}
