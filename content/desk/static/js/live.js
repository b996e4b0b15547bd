// Parts of a page that change by themselves are fetched again now and then; a part in use is left alone.
const PAUSE_MS = 5000;

export function followLive(parts) {
  if (parts.length) setTimeout(refresh, PAUSE_MS);
}

async function refresh() {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Foyer-Live": "1" } });
      if (answer.ok && !answer.redirected) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The desk is away for a moment; what is on the page stays, and the next look may find it.
    }
  }
  setTimeout(refresh, PAUSE_MS);
}

function replace(fresh) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (next && !part.contains(document.activeElement) && !part.isEqualNode(next)) {
      part.replaceChildren(...next.childNodes);
    }
  }
}
