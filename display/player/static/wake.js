// Asks the machine to keep its screen lit. It takes that back whenever the page is hidden, so it is asked again; where it
// may not be asked (a page from another machine over plain http) the screen's own settings have to say so.

/** Keep the screen lit from now on; told: called with what stands in the way, null when nothing does. */
export function stayAwake(told) {
  if (!navigator.wakeLock) return;
  const ask = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      document.documentElement.dataset.awake = "";
      told(null);
      lock.addEventListener("release", () => {
        delete document.documentElement.dataset.awake;
        ask();
      });
    } catch (error) {
      told(error.message);
    }
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
