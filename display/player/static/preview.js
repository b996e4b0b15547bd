// A preview is no screen: scaled to fit where it is looked at, and marked so that nobody takes it for one.

import { element } from "./elements.js";

/** Keep the stage as large as fits, never larger than itself. */
export function fit(stage, size) {
  const [width, height] = size();
  const scale = Math.min(1, window.innerWidth / width, window.innerHeight / height);
  stage.style.setProperty("transform", `scale(${scale})`);
}

export function mark(text) {
  document.querySelector("main").append(element("p", { name: "watermark", text, attributes: { role: "note" } }));
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
