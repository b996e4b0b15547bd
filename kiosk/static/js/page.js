// Every page: a clock that goes, notices that leave at their second, and what is new without a reload.
import { tick } from "./clock.js";
import { dropEnded } from "./leaving.js";
import { look } from "./live.js";

const clock = tick(document.querySelector(".clock"), Number(document.body.dataset.moment));

setInterval(() => {
  clock.show();
  dropEnded(document, clock.now());
}, 250);

setInterval(() => {
  if (!document.hidden) look(document.body, clock);
}, 1000);
