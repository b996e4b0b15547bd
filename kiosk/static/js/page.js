// Every page: a clock that goes, notices that leave at their second, what is new without a reload, a question when idle.
import { onceShown } from "./awake.js";
import { showBack } from "./back.js";
import { tick } from "./clock.js";
import { countPage } from "./counting.js";
import { dropEnded } from "./ended.js";
import { askWhenIdle } from "./idle.js";
import { listenToKeypad } from "./keypad.js";
import { look } from "./live.js";
import { keepInSight } from "./warned.js";

const TICK_MS = 250;
// A warning has to be on an open page within 1.2 s of its publication, and the page that carries it is fetched too.
const LOOK_MS = 800;

onceShown(() => {
  const clock = tick(document.querySelector(".clock"));
  const ask = () => document.hidden || look(document.body, clock);
  ask();
  setInterval(ask, LOOK_MS);
  setInterval(() => {
    clock.show();
    dropEnded(document, clock.now());
  }, TICK_MS);
  addEventListener("pageshow", (event) => event.persisted && ask());
  countPage(document.body);
  keepInSight(document.querySelector(".content"));
  showBack(document.querySelector(".dock-back"));
  const idle = document.getElementById("idle");
  if (idle) askWhenIdle(idle);
  listenToKeypad();
});
