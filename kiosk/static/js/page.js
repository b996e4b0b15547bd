// Every page: a clock that goes, notices that leave at their second, what is new without a reload, a question when idle.
import { onceShown } from "./awake.js";
import { showBack } from "./back.js";
import { tick } from "./clock.js";
import { countPage } from "./counting.js";
import { dropEnded } from "./ended.js";
import { Heard } from "./heard.js";
import { askWhenIdle } from "./idle.js";
import { listenToKeypad } from "./keypad.js";
import { look } from "./live.js";
import { showPressed } from "./pressed.js";
import { keepInSight, tellShown } from "./warned.js";

const TICK_MS = 250;
// A warning has to be on an open page within 1.2 s of its publication, and the page that carries it is fetched too.
const LOOK_MS = 800;

const clock = tick(document.querySelector(".clock"));
if (document.prerendering) clock.prepare();

onceShown(() => {
  const ask = () => document.hidden || look(document.body, clock);
  ask();
  setInterval(ask, LOOK_MS);
  const heard = new Heard();
  setInterval(() => {
    clock.show();
    heard.follow(document.querySelector("#warnings [data-tone]"), clock.now());
    dropEnded(document, clock.now());
  }, TICK_MS);
  addEventListener("pageshow", (event) => event.persisted && ask());
  showPressed();
  countPage(document.body);
  keepInSight(document.querySelector(".content"));
  tellShown(document.body, document.getElementById("warnings"));
  showBack(document.querySelector(".dock-back"));
  const idle = document.getElementById("idle");
  if (idle) askWhenIdle(idle);
  listenToKeypad();
});
