// The tools: what to draw next, drawn by the plug-in with its snapping, or put in the middle without any pointer.
import { boxed, distance, geometryOf } from "./plan-shapes.js";
import { fromMap, toMap } from "./plan-map.js";
import { toWall } from "./plan-walls.js";

const { L } = window;
const PLUG_IN = { box: "Rectangle", ring: "Polygon", line: "Line" };
const GEOMETRY = { box: "Polygon", ring: "Polygon", line: "LineString", dot: "Point", scale: "LineString" };
const SNAPPED = { snappable: true, snapDistance: 12, tooltips: false, allowSelfIntersection: true, continueDrawing: false, cursorMarker: true };
const NEAR_A_WALL = 28;

// Tells by events: "begin" with the shape that is drawn (null when nothing is any more), "drawn" with type, shape, points.
export class PlanTools extends EventTarget {
  #view;
  #drawing;
  #now = null;

  constructor(view, drawing) {
    super();
    this.#view = view;
    this.#drawing = drawing;
    const map = view.leaflet;
    map.on("pm:create", ({ layer }) => {
      const places = layer.getLatLngs().flat(Infinity).map(fromMap);
      layer.remove();
      // Once the plug-in has come to its own end.
      setTimeout(() => this.#now && this.#finish(places));
    });
    map.on("click", ({ latlng }) => this.#dot(fromMap(latlng)));
  }

  get drawing() {
    return this.#now !== null;
  }

  begin(type, shape) {
    this.stop();
    this.#now = { type, shape, ends: [] };
    this.#view.busy = true;
    this.dispatchEvent(new CustomEvent("begin", { detail: { type, shape } }));
    if (PLUG_IN[shape]) this.#view.leaflet.pm.enableDraw(PLUG_IN[shape], SNAPPED);
    this.#view.leaflet.getContainer().classList.add("drawing");
  }

  stop() {
    if (!this.#now) return;
    this.#now.mark?.remove();
    this.#now = null;
    this.#view.leaflet.pm.disableDraw();
    this.#view.leaflet.getContainer().classList.remove("drawing");
    this.#view.busy = false;
    this.dispatchEvent(new CustomEvent("begin", { detail: null }));
  }

  // What has corners enough is done; the plug-in says so by "pm:create".
  finish() {
    if (PLUG_IN[this.#now?.shape] && this.#now.shape !== "box") this.#plugIn()._finishShape();
  }

  // The last corner is taken back; false when there is none.
  back() {
    if (!this.#now || !["ring", "line"].includes(this.#now.shape)) return false;
    if (this.#plugIn()._layer?.getLatLngs().flat(Infinity).length < 2) return false;
    this.#plugIn()._removeLastVertex();
    return true;
  }

  // Without a pointer: of a usual size, in the middle of what is seen.
  place() {
    const { shape } = this.#now;
    const [x, y] = this.#view.middle;
    const points = { line: [[x - 300, y], [x + 300, y]], dot: [[x, y]] }[shape] ?? boxed({ left: x - 200, top: y - 250, width: 400, depth: 500 });
    this.#finish(points);
  }

  #plugIn() {
    return this.#view.leaflet.pm.Draw[PLUG_IN[this.#now.shape]];
  }

  #dot(point) {
    if (this.#now?.shape === "dot") {
      const isDoor = this.#now.type === "door";
      this.#finish([isDoor ? toWall(this.#drawing.features, point, this.#view.reach(NEAR_A_WALL)) : point]);
    } else if (this.#now?.shape === "scale") this.#end(point);
  }

  #end(point) {
    const { ends } = this.#now;
    ends.push(point);
    if (ends.length === 1) {
      this.#now.mark = L.circleMarker(toMap(point), { radius: 6, className: "plan-end", pmIgnore: true }).addTo(this.#view.leaflet);
    } else if (distance(...ends) > 0) this.#finish(ends);
  }

  #finish(points) {
    const { type, shape } = this.#now;
    this.stop();
    const geometry = geometryOf(GEOMETRY[shape], points);
    this.dispatchEvent(new CustomEvent("drawn", { detail: { type, shape, geometry, points } }));
  }
}
