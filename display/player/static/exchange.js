// What one exchange of clocks says: we asked at t0, the hub heard at t1 and answered at t2, we heard at t3 (ms).

/** Exchanges of which the quickest is believed. */
export const ROUNDS = 8;
/** The hub tells whole ms that have passed: it is half of one later, give or take as much. */
const HALF = 0.5;

/** By how much our clock is behind the hub's (negative: ahead), and the time spent on the way, in ms. */
export function reading({ t0, t1, t2, t3 }) {
  return { error: (t1 - t0 + (t2 - t3)) / 2 + HALF, delay: Math.max(0, t3 - t0 - (t2 - t1)) };
}

/** The correction that several exchanges call for: that of the quickest, and 0 while it may be mere delay. */
export function correction(exchanges) {
  const readings = exchanges.map(reading).filter(({ error }) => Number.isFinite(error));
  if (readings.length === 0) return 0;
  const best = readings.reduce((quickest, each) => (each.delay < quickest.delay ? each : quickest));
  return Math.abs(best.error) <= best.delay / 2 + HALF ? 0 : best.error;
}
