// Runs before anything of a page shows. While a visitor's traces are being left behind, no page of theirs may flash up:
// the first page of the history becomes the attract loop, and a new entry after it cuts off all that came later.
(() => {
  const arrive = () => {
    const away = sessionStorage.getItem("leaving");
    if (away === null) return;
    document.documentElement.classList.add("left");
    if (location.pathname + location.search !== away) {
      location.replace(away);
      return;
    }
    sessionStorage.removeItem("leaving");
    history.pushState(null, "", away);
    document.documentElement.classList.remove("left");
  };
  if (!document.prerendering) arrive();
  addEventListener("pageshow", (event) => event.persisted && arrive());
})();
