// Rows of files, the newest first: new ones are added and those under way followed, while what was chosen in the
// others stays.
import { showDoubtsOf } from "./doubts.js";

const PAUSE_MS = 1000;

// Returns a way to look at once.
export function followArrivals(list) {
  let timer = 0;
  const look = async () => {
    clearTimeout(timer);
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html", "X-Foyer-Live": "1" } });
      if (answer.ok && !answer.redirected) follow(list, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The desk is away for a moment; the next look may find it.
    }
    timer = wait();
  };
  const wait = () => (list.querySelector("[data-busy]") ? setTimeout(look, PAUSE_MS) : 0);
  timer = wait();
  return look;
}

function follow(list, fresh) {
  let above = null;
  for (const row of fresh.querySelectorAll("[data-arrivals] > [data-arrival]")) above = put(list, row, above);
  for (const part of ["[data-none]", "[data-decide]", "[data-clear]"]) {
    document.querySelector(part).hidden = fresh.querySelector(part).hidden;
  }
  document.querySelector("[data-count]").replaceChildren(...fresh.querySelector("[data-count]").childNodes);
}

// Below the row `above`, or in the place that it has already; returns the row that stands in the list.
function put(list, row, above) {
  const shown = list.querySelector(`[data-arrival="${row.dataset.arrival}"]`);
  if (shown && (!("busy" in shown.dataset) || shown.isEqualNode(row))) return shown;
  if (shown) shown.replaceWith(row);
  else if (above) above.after(row);
  else list.prepend(row);
  showDoubtsOf(row);
  return row;
}
