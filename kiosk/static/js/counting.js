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
