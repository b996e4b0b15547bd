// Where the channel lies on this screen. A channel that states the rectangle of the desktop which an LED sender takes, and
// one tile of a wall, are shown pixel by pixel: one of theirs on one of the screen's, whatever the desktop is scaled by.

/**
 * The style of the stage: tile is the name of the one to show, ratio the screen's pixels per CSS pixel.
 * Throws Error for a tile that the programme does not have.
 */
export function placed({ size: [width, height], desktop, tiles }, tile, ratio) {
  const own = { width: `${width}px`, height: `${height}px` };
  if (!desktop && !tile) return { ...own, transform: "none", "clip-path": "none" };
  const [x, y, w, h] = tile ? rectOf(tiles, tile) : [0, 0, width, height];
  const [left, top] = desktop ?? [0, 0];
  return {
    ...own,
    transform: `translate(${(left - x) / ratio}px, ${(top - y) / ratio}px) scale(${1 / ratio})`,
    "clip-path": tile ? `inset(${y}px ${width - x - w}px ${height - y - h}px ${x}px)` : "none",
  };
}

function rectOf(tiles, name) {
  const found = tiles?.find((tile) => tile.name === name);
  if (!found) throw new Error(`no tile ${name}`);
  return found.rect;
}
