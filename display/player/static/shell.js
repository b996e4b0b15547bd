// Keeps the page, its modules and its font in the browser, under the worker that answers with them when nobody else does.

/** worker: address of the worker's script. */
export async function keepShell(worker, keep) {
  if (!navigator.serviceWorker) return;
  await document.fonts.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name.split("#")[0]);
  const ours = loaded.filter((name) => new URL(name).pathname.match(/\/(static|fonts)\//));
  const here = location.href.split("#")[0];
  await keep.shell([...new Set([...ours, worker])].map(whole), (url) => /\/(static|fonts)\//.test(new URL(url).pathname));
  const page = await fetch(here);
  if (page.ok) await keep.put(here, page);
  const scope = new URL("../", here).pathname;
  await navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" });
}

const whole = (address) => new URL(address, document.baseURI).href;
