// A running warning stays in sight: in full at the top of the page, in one line for who has scrolled past it. That an
// emergency is there goes up to the desk, which knows by it whom it has not reached.
import { report } from "./counting.js";

/** Once it has been painted, and for each number once. */
export function tellShown(body, warnings) {
  if (!warnings) return;
  let told = "";
  const tell = () => {
    const { number } = warnings.querySelector("[data-number]")?.dataset ?? {};
    if (!number || number === told || document.hidden) return;
    told = number;
    requestAnimationFrame(() => requestAnimationFrame(() => report(body.dataset.shown, { number: Number(number) })));
  };
  new MutationObserver(tell).observe(warnings, { childList: true });
  document.addEventListener("visibilitychange", tell);
  tell();
}

/** content: what holds the warnings and the page; the line is there while no more of them is seen than it would cover. */
export function keepInSight(content) {
  const warnings = content.querySelector("#warnings");
  const line = content.querySelector("#warned");
  if (!warnings || !line) return;
  const { overflowY, paddingTop } = getComputedStyle(content);
  const scrolls = overflowY !== "visible";
  let watching;
  const watch = () => {
    watching?.disconnect();
    delete content.dataset.warned;
    const bar = line.firstElementChild;
    if (!bar) return;
    const past = ([...seen]) => (content.dataset.warned = seen.at(-1).isIntersecting ? "seen" : "past");
    const covers = bar.offsetHeight + (scrolls ? parseFloat(paddingTop) : 0);
    const rootMargin = `-${Math.ceil(covers)}px 0px 0px`;
    watching = new IntersectionObserver(past, { root: scrolls ? content : document, rootMargin });
    watching.observe(warnings);
  };
  new MutationObserver(watch).observe(line, { childList: true });
  watch();
}
