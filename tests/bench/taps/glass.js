// When a finger left the glass, and when the page that it asked for stood there: two frames later it has been painted.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener("pointerup", (event) => sessionStorage.setItem("up", performance.timeOrigin + event.timeStamp), true);
  const shown = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    const up = Number(sessionStorage.getItem("up"));
    sessionStorage.removeItem("up");
    const ready = (performance.getEntriesByType("navigation")[0]?.activationStart ?? 0) > 0;
    if (up) window.tapped = { ms: now() - up, ready, path: location.pathname };
  }));
  window.slow = [];
  new window.PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.slow.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  const start = () => (document.readyState === "complete" ? shown() : addEventListener("load", shown));
  if (document.prerendering) document.addEventListener("prerenderingchange", start, { once: true });
  else start();
})();
