// Keeps the page, its modules and its font in the browser, under the worker that answers with them when nobody else does.

const OURS = /\/(static|fonts)\//;

/** To be called when all of it has been loaded; worker and font: addresses of the worker's script and of the font. */
export async function keepShell([worker, font], keep) {
  if (!navigator.serviceWorker) return;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const needed = [...loaded, worker, font].map(whole).filter(isOurs);
  await keep.shell([...new Set(needed)], isOurs);
  const here = whole(location.href);
  const page = await fetch(here);
  if (page.ok) await keep.put(here, page);
  await navigator.serviceWorker.register(worker, { scope: new URL("../", here).pathname, updateViaCache: "none" });
}

const whole = (address) => new URL(address, document.baseURI).href.split("#")[0];
const isOurs = (address) => OURS.test(new URL(address).pathname);
