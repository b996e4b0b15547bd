// A map that is moved and made larger with fingers, buttons and keys. The server's map is whole without it.
import Panzoom from "../vendor/panzoom.es.js";

const LARGEST = 6;
const STEP_PX = 120;
const A_DRAG_PX = 12;
// Whole again, a map is a hair larger than it was: its scale is measured.
const WHOLE = 1.001;
// Its bounds are measured on what is seen, so in the middle of an animation they would be wrong.
const AT_ONCE = { animate: false };
const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const MOVES = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] };

/** view: the window on the map; zooms, moves: hidden until they work, the moves until there is more than is seen. */
export function movable(view, zooms, moves) {
  const sheet = view.firstElementChild;
  const map = Panzoom(sheet, {
    contain: "outside",
    cursor: "",
    handleStartEvent() {},
    maxScale: LARGEST,
    minScale: 1,
    panOnlyWhenZoomed: true,
    step: 0.5,
  });
  const act = actions(map);
  zooms.hidden = false;
  for (const buttons of [zooms, moves]) {
    buttons.addEventListener("click", (event) => act[event.target.closest("button")?.dataset.by]?.());
  }
  sheet.addEventListener("panzoomchange", ({ detail }) => {
    moves.hidden = detail.scale < WHOLE;
  });
  view.addEventListener("keydown", (event) => press(event, act));
  view.addEventListener("focusin", (event) => reveal(event.target, view, map));
  // A browser scrolls to what gets the focus; here the map moves instead.
  view.addEventListener("scroll", () => view.scrollTo(0, 0));
  tellDragFromTap(view);
}

function actions(map) {
  const by = (step) => map.pan(...step.map((each) => (each * STEP_PX) / map.getScale()), { relative: true });
  const zooms = { in: () => map.zoomIn(AT_ONCE), out: () => map.zoomOut(AT_ONCE), whole: () => map.reset(AT_ONCE) };
  return { ...zooms, ...Object.fromEntries(Object.entries(MOVES).map(([name, step]) => [name, () => by(step)])) };
}

function press(event, act) {
  const name = ARROWS[event.key] ?? { "+": "in", "=": "in", "-": "out", 0: "whole" }[event.key];
  if (!name) return;
  event.preventDefault();
  act[name]();
}

function reveal(element, view, map) {
  if (element === view || map.getScale() < WHOLE || !element.matches(":focus-visible")) return;
  const [seen, inside] = [view.getBoundingClientRect(), element.getBoundingClientRect()];
  const off = (low, high, from, to) => (low < from ? from - low : high > to ? to - high : 0);
  const x = off(inside.left, inside.right, seen.left, seen.right);
  const y = off(inside.top, inside.bottom, seen.top, seen.bottom);
  if (x || y) map.pan(x / map.getScale(), y / map.getScale(), { relative: true });
}

function tellDragFromTap(view) {
  let down = null;
  view.addEventListener("dragstart", (event) => event.preventDefault());
  view.addEventListener("pointerdown", (event) => {
    down = [event.clientX, event.clientY];
  });
  view.addEventListener("click", (event) => {
    const moved = down && event.detail ? Math.hypot(event.clientX - down[0], event.clientY - down[1]) : 0;
    if (moved <= A_DRAG_PX) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
