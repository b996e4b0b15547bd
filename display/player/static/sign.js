// The signs of alerts: a triangle with its stroke, and a tick for what is over. Drawn, so that no font has to have them.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  warning: [
    ["path", { d: "M50 6 97 90H3Z", fill: "ink" }],
    ["path", { d: "M45 34h10l-2 30h-6Z", fill: "plate" }],
    ["circle", { cx: 50, cy: 75, r: 5.5, fill: "plate" }],
  ],
  over: [
    ["circle", { cx: 50, cy: 50, r: 46, fill: "ink" }],
    ["path", { d: "M24 52 43 70 77 33 69 26 42 55 31 45Z", fill: "plate" }],
  ],
};

/** name: warning or over; colours: { ink, plate }. */
export function sign(name, colours) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 100 100");
  drawn.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of SHAPES[name]) {
    const shape = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, colours[value] ?? value);
    drawn.append(shape);
  }
  return drawn;
}
