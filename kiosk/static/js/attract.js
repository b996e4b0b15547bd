// The loop of notices behind the invitation: scaled to the room there is, and any key opens the house.
import { onceShown } from "./awake.js";

const stage = document.querySelector(".stage");
const start = document.querySelector(".start");

function fit() {
  const [width, height] = stage.dataset.size.split("x").map(Number);
  const player = stage.firstElementChild;
  const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height);
  player.width = width;
  player.height = height;
  player.style.transform = `translate(-50%, -50%) scale(${scale})`;
}

// A warning that comes takes its room from the stage.
if (stage) new ResizeObserver(fit).observe(stage);

const WALKING = ["Tab", "Shift", "Enter", " ", "Escape", "Control", "Alt", "Meta"];
onceShown(() => {
  addEventListener("keydown", ({ key }) => WALKING.includes(key) || start.click());
  if (stage && matchMedia("(prefers-reduced-motion: reduce)").matches) document.querySelector(".attract-pause").click();
});
