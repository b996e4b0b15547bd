// A map that is moved and made larger with fingers, buttons and keys. The server's map is whole without it.
import Panzoom from "../vendor/panzoom.es.js";

const LARGEST = 6;
const STEP_PX = 120;
const A_DRAG_PX = 12;
// Its bounds are measured on what is seen, so in the middle of an animation they would be wrong.
const AT_ONCE = { animate: false };
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function movable(view, buttons) {
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
  const zoom = { in: () => map.zoomIn(AT_ONCE), out: () => map.zoomOut(AT_ONCE), whole: () => map.reset(AT_ONCE) };
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => zoom[event.target.closest("button")?.dataset.by]?.());
  view.addEventListener("keydown", (event) => press(event, map, zoom));
  view.addEventListener("focusin", (event) => reveal(event.target, view, map));
  // A browser scrolls to what gets the focus; here the map moves instead.
  view.addEventListener("scroll", () => view.scrollTo(0, 0));
  tellDragFromTap(view);
}

function press(event, map, zoom) {
  const arrow = ARROWS[event.key];
  const by = { "+": "in", "=": "in", "-": "out", 0: "whole" }[event.key];
  if (!arrow && !by) return;
  event.preventDefault();
  if (by) zoom[by]();
  else map.pan(arrow[0] * STEP_PX / map.getScale(), arrow[1] * STEP_PX / map.getScale(), { relative: true });
}

function reveal(element, view, map) {
  if (element === view || map.getScale() === 1 || !element.matches(":focus-visible")) return;
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
