// A line of text that passes once from right to left; where it is follows from the clock alone.
// The compositor moves it: no script runs while it moves, and its startTime is the slot's own beginning.

import { dress, element } from "../elements.js";
import { middle, outlined } from "../type.js";

/** Below this em every pixel is a lamp that is on or off (measured: type moved by fractions loses a tenth of its
 * edges at 16 px and nothing from 24 px up): the line moves by whole pixels. */
const LAMPS = 24;

export async function prepare(item, scene) {
  const { width, height } = scene;
  const line = element("p", { name: "line", text: item.text, lang: item.lang, style: { ...middle(item.px, height), ...outlined(item) } });
  const box = element("div", { name: "scroll" }, line);
  dress(box, { color: item.style?.color ?? "#fff", background: item.style?.background ?? "#000" });
  const pass = Math.ceil(((width + item.width_px) * 1000) / item.speed);
  const way = (pass * item.speed) / 1000;
  const motion = line.animate(
    [{ transform: `translateX(${width}px)` }, { transform: `translateX(${width - way}px)` }],
    { duration: pass, fill: "both", easing: easing(item, width, way, scene) },
  );
  motion.pause();
  return {
    element: box,
    passing: true,
    begin: ({ from, period }, clock) => {
      // Passes of one line after the other need nobody to begin each of them.
      motion.effect.updateTiming({ iterations: period === pass ? Infinity : 1 });
      const { startTime, playbackRate } = clock.tempo(from);
      motion.playbackRate = playbackRate;
      motion.startTime = startTime;
    },
    // A paused animation is kept by the document for ever, and its line with it.
    release: () => motion.cancel(),
    where: () => new DOMMatrix(getComputedStyle(line).transform).e,
  };
}

function easing({ px }, width, way, { still }) {
  if (still) return `steps(${Math.ceil(way / (width * 0.8))}, jump-end)`;
  return px < LAMPS ? `steps(${Math.round(way)}, jump-end)` : "linear";
}
