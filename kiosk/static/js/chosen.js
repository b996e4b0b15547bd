// The place whose card is open is marked on the map and in the list; the address names it, so that "back" works.

export function markChosen(root) {
  const mark = () => {
    for (const link of root.querySelectorAll("a[href^='#']")) {
      const chosen = link.getAttribute("href") === location.hash && link.matches(".plan-place, .place");
      link.toggleAttribute("aria-current", chosen);
      if (chosen) link.setAttribute("aria-current", "true");
    }
  };
  addEventListener("hashchange", mark);
  mark();
}
