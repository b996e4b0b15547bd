// The import page: files dropped or chosen are sent one by one, and rows follow what becomes of them.
import { takeDropped } from "./dropping.js";
import { followArrivals } from "./arrivals.js";
import { sendOneByOne } from "./sending.js";
import { showDoubtsOf } from "./doubts.js";

showDoubtsOf(document);
const zone = document.querySelector("[data-drop]");
if (zone) {
  const look = followArrivals(document.querySelector("[data-arrivals]"));
  const send = sendOneByOne(zone, look);
  zone.querySelector("[data-without-scripts]").hidden = true;
  takeDropped(zone, send);
}
