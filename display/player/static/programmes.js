// The programme over plain requests: at load, so that something shows at once, and for pages without a socket.

import { after } from "./after.js";
import { pause } from "./backoff.js";

const LIMIT = 5000;
/** How long (ms) a page that has just been loaded waits before it shows its kept copy. */
const AT_LOAD = 1500;
const EVERY = 2000;

/** The envelope at an address; rejects on anything but a good answer. */
export async function envelope(address, limit = LIMIT) {
  const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(limit) });
  if (!answer.ok) throw new Error(`programme: ${answer.status}`);
  return answer.json();
}

/** The first envelope of a page: the server's, or the kept copy when it does not answer soon; null when there is neither. */
export async function first(address, keep) {
  try {
    return await envelope(address, AT_LOAD);
  } catch {
    const kept = await keep.answer(address);
    return kept ? kept.json() : null;
  }
}

/** Ask every few seconds: tell(envelope) each time there is an answer; satisfied() ends it. */
export async function ask(address, tell, satisfied) {
  for (let failures = 0; !satisfied(); ) {
    try {
      await tell(await envelope(address));
      failures = 0;
      if (!satisfied()) await after(EVERY);
    } catch {
      await after(pause(failures));
      failures += 1;
    }
  }
}
