// The geometry of a plan, without a page: points are [x, y] in whole centimetres, x to the right and y down.

// Of any geometry; the ring of a polygon without its repeated end.
export function pointsOf({ type, coordinates }) {
  if (type === "Point") return [coordinates];
  return type === "Polygon" ? coordinates[0].slice(0, -1) : coordinates;
}

export function geometryOf(type, points) {
  const whole = points.map((point) => point.map(Math.round));
  if (type === "Point") return { type, coordinates: whole[0] };
  return { type, coordinates: type === "Polygon" ? [[...whole, whole[0]]] : whole };
}

// Whether a page can draw it at all; what else a file brings is kept as it is.
export function isDrawable(feature) {
  const { type, coordinates } = feature?.geometry ?? {};
  const points = { Point: [coordinates], LineString: coordinates, Polygon: coordinates?.[0] }[type];
  const least = { Point: 1, LineString: 2, Polygon: 4 }[type];
  const { id, type: kind } = feature?.properties ?? {};
  return typeof id === "string" && typeof kind === "string" && Array.isArray(points) && points.length >= least && points.every(isPoint);
}

const isPoint = (point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);

export function boxOf(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, depth: Math.max(...ys) - top };
}

export function middleOf(points) {
  const { left, top, width, depth } = boxOf(points);
  return [Math.round(left + width / 2), Math.round(top + depth / 2)];
}

// Four corners whose sides run along the sheet.
export function isBox(points) {
  if (points.length !== 4) return false;
  const { left, top, width, depth } = boxOf(points);
  const corners = new Set(points.map(String));
  return corners.size === 4 && points.every(([x, y]) => (x === left || x === left + width) && (y === top || y === top + depth));
}

export const boxed = ({ left, top, width, depth }) => [
  [left, top],
  [left + width, top],
  [left + width, top + depth],
  [left, top + depth],
];

export const moved = (points, [dx, dy]) => points.map(([x, y]) => [x + dx, y + dy]);

// The points stretched so that their box is `box`; what has no extent has nothing to stretch.
export function fitted(points, box) {
  const old = boxOf(points);
  const along = (at, from, was, to, now) => Math.round(was ? to + ((at - from) * now) / was : to);
  return points.map(([x, y]) => [along(x, old.left, old.width, box.left, box.width), along(y, old.top, old.depth, box.top, box.depth)]);
}

export function lengthOf(points) {
  return points.slice(1).reduce((sum, point, place) => sum + distance(points[place], point), 0);
}

export const distance = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by);

// The point of the segment a-b that is nearest.
export function nearestOn(point, [a, b]) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const whole = dx * dx + dy * dy;
  const part = whole ? Math.min(Math.max(((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / whole, 0), 1) : 0;
  return [Math.round(a[0] + part * dx), Math.round(a[1] + part * dy)];
}

export const sidesOf = (ring) => ring.map((point, place) => [point, ring[(place + 1) % ring.length]]);
