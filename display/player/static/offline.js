// The worker between the player pages and the network: a page that nobody answers for comes from what was kept.

const PATIENCE = 2000;
const OURS = /\/(static|fonts)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (OURS.test(new URL(request.url).pathname)) event.respondWith(file(request));
});

/** The network first: a page that is refused shows the refusal, one that nobody answers for, or whose channel has gone
 * from the store, shows the kept one. */
async function page(request) {
  const limit = AbortSignal.timeout(PATIENCE);
  try {
    const answer = await fetch(request.url, { credentials: "same-origin", redirect: "manual", signal: limit });
    if (answer.status < 500 && answer.status !== 404) return answer;
    return (await kept(request)) ?? answer;
  } catch (error) {
    const copy = await kept(request);
    if (copy) return copy;
    throw error;
  }
}

/** Addressed by content: what is kept is what the network would give. */
async function file(request) {
  return (await kept(request)) ?? fetch(request);
}

function kept(request) {
  return caches.match(request.url, { ignoreVary: true });
}
