// A visitor has gone: everything typed goes too, and nothing leads back to it. The history is gone through to its first
// page, which cuts off what lies before it (see arrival.js).

const RETRY_MS = 1000;
const PATIENCE_MS = 4000;

/** away: the address of the attract loop; now: one that answers while the kiosk does, since a page that cannot be
 * fetched would leave the visitors with the browser's own words. */
export async function leave(away, now) {
  forget(document);
  while (!(await answers(now))) await new Promise((done) => setTimeout(done, RETRY_MS));
  const place = window.navigation?.currentEntry?.index ?? 0;
  sessionStorage.clear();
  sessionStorage.setItem("leaving", away);
  if (place > 0) history.go(-place);
  else location.replace(away);
}

/** Clear every field, and cover the page. */
export function forget(page) {
  for (const form of page.forms) form.reset();
  for (const field of page.querySelectorAll("input, textarea")) field.value = "";
  page.documentElement.classList.add("left");
  page.querySelector("dialog[open]")?.close();
}

async function answers(address) {
  try {
    return (await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
  } catch {
    return false;
  }
}
