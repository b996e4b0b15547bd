// Numbers without people: what is in front of somebody is counted, never who that is.

/** address: where counts go; what: words by name. Nothing waits for it, and nothing hangs on it. */
export function report(address, what) {
  navigator.sendBeacon?.(address, new Blob([JSON.stringify(what)], { type: "application/json" }));
}

/** The page that is shown now, also when it is come back to. */
export function countPage(body) {
  const asked = new URLSearchParams(location.search);
  const tell = () => report(body.dataset.counted, {
    page: location.pathname,
    lang: asked.get("lang") ?? "zh-Hans",
    mode: asked.get("mode") ?? "",
  });
  tell();
  addEventListener("pageshow", (event) => event.persisted && tell());
}

// Words that stand so long without an answer were meant; what is typed on the way to them was not.
const MEANT_MS = 2500;

/** found: the element that holds the results of a search, and says for which words there are none. */
export function countUnanswered(found, address) {
  const told = new Set();
  let timer;
  const look = () => {
    clearTimeout(timer);
    const words = found.querySelector("[data-unanswered]")?.dataset.unanswered;
    if (!words || told.has(words)) return;
    timer = setTimeout(() => {
      told.add(words);
      report(address, { unanswered: words });
    }, MEANT_MS);
  };
  new MutationObserver(look).observe(found, { childList: true });
  look();
}
