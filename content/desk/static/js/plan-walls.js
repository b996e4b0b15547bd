// Doors and the walls that they are in.
import { distance, nearestOn, pointsOf, sidesOf } from "./plan-shapes.js";

// As the desk's own check has it (content/desk/records/walls.py): so many centimetres off the wall is still on it.
const ON_THE_WALL = 15;
const ENCLOSED = new Set(["room", "toilet", "lift", "stairs"]);

export const isEnclosed = (feature) => ENCLOSED.has(feature.properties.type) && feature.geometry.type === "Polygon";

function onWallsOf(feature, point) {
  const found = sidesOf(pointsOf(feature.geometry)).map((side) => nearestOn(point, side));
  return found.reduce((best, each) => (distance(point, each) < distance(point, best) ? each : best));
}

// The place on the nearest wall, or the point itself where none is within `reach`.
export function toWall(features, point, reach) {
  return nearestWithin(features.filter(isEnclosed).map((each) => onWallsOf(each, point)), point, reach);
}

function nearestWithin(found, point, reach) {
  const best = found.reduce((one, other) => (distance(point, other) < distance(point, one) ? other : one), [Infinity, Infinity]);
  return distance(point, best) <= reach ? best : point;
}

// The ids of all whose wall a door at this point is in.
export function wallsAt(features, point) {
  return features.filter((each) => isEnclosed(each) && distance(point, onWallsOf(each, point)) <= ON_THE_WALL).map((each) => each.properties.id);
}
