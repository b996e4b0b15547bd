// The test pattern of a channel: everything in it is at whole pixels, so that any scaling on the way is seen.

const BARS = ["#ffffff", "#ffff00", "#00ffff", "#00ff00", "#ff00ff", "#ff0000", "#0000ff", "#000000"];
const SIZES = [12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 72, 80, 96, 112, 128, 144, 160];
const GREYS = 16;
/** Larger type has less to say, so that it fits. */
const [SAMPLE, SHORT, LARGE] = ["水务局 Aa8", "水务", 56];
const FAMILY = '"Foyer Sans", "Noto Sans SC", sans-serif';
const RULER = 14;
/** Lower channels have everything side by side. */
const LOW = 300;

/** item: { size: [w, h], channel, desktop? } */
export function draw(pen, { size: [width, height], channel, desktop }) {
  pen.fillStyle = "#000";
  pen.fillRect(0, 0, width, height);
  grid(pen, width, height);
  rulers(pen, width, height);
  const name = `${channel}  ${width} × ${height}${desktop ? `  @ ${desktop[0]}, ${desktop[1]}` : ""}`;
  const inner = { x: RULER + 10, y: RULER + 10, width: width - 2 * RULER - 20, height: height - 2 * RULER - 20 };
  if (height < LOW) strip(pen, inner, name);
  else wall(pen, inner, name);
  edges(pen, width, height);
}

function grid(pen, width, height) {
  for (const [step, colour] of [[8, "#141414"], [64, "#3c3c3c"]]) {
    pen.fillStyle = colour;
    for (let x = 0; x < width; x += step) pen.fillRect(x, 0, 1, height);
    for (let y = 0; y < height; y += step) pen.fillRect(0, y, width, 1);
  }
}

/** A tick every second pixel, longer every ten and every hundred, with its number. */
function rulers(pen, width, height) {
  pen.fillStyle = "#fff";
  const tick = (at) => (at % 100 === 0 ? RULER - 4 : at % 10 === 0 ? 6 : 3);
  for (let x = 0; x < width; x += 2) pen.fillRect(x, 1, 1, tick(x));
  for (let y = 0; y < height; y += 2) pen.fillRect(1, y, tick(y), 1);
  pen.font = `12px ${FAMILY}`;
  pen.textBaseline = "top";
  for (let x = 100; x < width - 30; x += 100) pen.fillText(String(x), x + 3, 5);
  for (let y = 100; y < height - 14; y += 100) pen.fillText(String(y), 3, y + 2);
}

/** The outermost pixels, and a colour in each corner: one that is missing is cut off. */
function edges(pen, width, height) {
  pen.fillStyle = "#fff";
  for (const [x, y, w, h] of [[0, 0, width, 1], [0, height - 1, width, 1], [0, 0, 1, height], [width - 1, 0, 1, height]]) pen.fillRect(x, y, w, h);
  const corners = [[0, 0, "#ff0000"], [width - 8, 0, "#00ff00"], [0, height - 8, "#0000ff"], [width - 8, height - 8, "#ffff00"]];
  for (const [x, y, colour] of corners) {
    pen.fillStyle = colour;
    pen.fillRect(x, y, 8, 8);
  }
}

function strip(pen, { x, y, width, height }, name) {
  const share = Math.floor(width / 8);
  bars(pen, x, y, share, Math.floor(height / 2));
  greys(pen, x, y + Math.floor(height / 2), share, height - Math.floor(height / 2));
  fine(pen, x + share + 8, y, height);
  const left = x + share + height + 24;
  const line = Math.min(24, height);
  sizes(pen, { x: left, y, width: width - (left - x), height: height - line }, true);
  label(pen, left, y + height - line, name, line - 4);
}

function wall(pen, { x, y, width, height }, name) {
  const band = Math.floor(height / 6);
  label(pen, x, y, name, Math.min(64, Math.floor(height / 12)));
  const top = y + Math.floor(height / 10);
  bars(pen, x, top, width, band);
  greys(pen, x, top + band, width, Math.floor(band / 2));
  const below = top + band + Math.floor(band / 2) + 16;
  const box = Math.min(256, Math.floor(height / 5));
  fine(pen, x, below, box);
  sizes(pen, { x: x + box + 32, y: below, width: width - box - 32, height: height - (below - y) }, false);
}

function bars(pen, x, y, width, height) {
  const share = Math.floor(width / BARS.length);
  BARS.forEach((colour, place) => {
    pen.fillStyle = colour;
    pen.fillRect(x + place * share, y, share, height);
  });
}

function greys(pen, x, y, width, height) {
  const share = Math.floor(width / GREYS);
  for (let place = 0; place < GREYS; place += 1) {
    const value = Math.round((place * 255) / (GREYS - 1));
    pen.fillStyle = `rgb(${value} ${value} ${value})`;
    pen.fillRect(x + place * share, y, share, height);
  }
}

/** Lines and a board of single pixels: grey or in waves wherever something scales. */
function fine(pen, x, y, side) {
  const half = Math.floor(side / 2);
  pen.fillStyle = "#000";
  pen.fillRect(x, y, half * 2, half * 2);
  pen.fillStyle = "#fff";
  for (let at = 0; at < half; at += 2) {
    pen.fillRect(x + at, y, 1, half);
    pen.fillRect(x + half, y + at, half, 1);
  }
  for (let row = 0; row < half; row += 1) {
    for (let column = row % 2; column < half; column += 2) pen.fillRect(x + column, y + half + row, 1, 1);
  }
  pen.fillStyle = "#f00";
  for (let at = 0; at < half; at += 3) pen.fillRect(x + half + at, y + half, 1, half);
}

/** Every size of type with its number, in lines as wide as there is room; short: one line of little text. */
function sizes(pen, { x, y, width, height }, short) {
  let [left, top, line] = [x, y, 0];
  pen.textBaseline = "top";
  pen.fillStyle = "#fff";
  for (const px of SIZES.filter((each) => !short || each * 1.3 <= height)) {
    pen.font = `${px}px ${FAMILY}`;
    const text = `${px} ${px < LARGE && !short ? SAMPLE : SHORT}`;
    const wide = Math.ceil(pen.measureText(text).width);
    if (left > x && left + wide > x + width) [left, top, line] = [x, top + line, 0];
    if (top + px * 1.3 > y + height || left + wide > x + width) break;
    pen.fillText(text, left, top);
    left += wide + 24;
    line = Math.max(line, Math.ceil(px * 1.35));
  }
}

function label(pen, x, y, text, px) {
  pen.font = `${px}px ${FAMILY}`;
  pen.textBaseline = "top";
  pen.fillStyle = "#ffd166";
  pen.fillText(text, x, y);
}
