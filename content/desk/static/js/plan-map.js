// The sheet of a floor on the screen: what is drawn on it, the one thing that is chosen, what is wrong.
import { boxed, boxOf, isBox, middleOf, moved, pointsOf } from "./plan-shapes.js";

const { L } = window;
// One unit of the map is one centimetre; its y runs upward.
export const toMap = ([x, y]) => [-y, x];
export const fromMap = ({ lat, lng }) => [Math.round(lng), Math.round(-lat)];

// What lies under what else.
const LAYERS = ["outline", "water", "ramp", "room", "toilet", "lift", "stairs", "counter", "furniture", "wall", "walkway", "door", "entrance", "kiosk"];
// Corners are for pointers; keys move them by their numbers.
L.Marker.mergeOptions({ keyboard: false });
// Under everything: the sheet, and the picture on it.
const PANES = ["plan-sheets", "plan-pictures"];
const RADIUS = { door: 7, entrance: 11, kiosk: 11 };
const REACHED_BY_FINGER = 22;
const EDITED = { snappable: true, snapDistance: 12, allowSelfIntersection: true, removeLayerBelowMinVertexCount: false };
const EMPTY = { backdrop: null, ghosts: [], chosen: null, wrong: new Set(), byCorner: false, name: () => "" };

// Tells by events: "choose" with the id (null for none), "shape" with the id and its new points.
export class PlanMap extends EventTarget {
  #map;
  #below;
  #drawn;
  #layers = new Map();
  #grip = null;
  #busy = false;
  #reshaped = false;

  constructor(element) {
    super();
    this.#map = L.map(element, {
      crs: L.CRS.Simple, minZoom: -7, maxZoom: 3, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
      attributionControl: false, zoomControl: false, doubleClickZoom: false, zoomAnimation: false, fadeAnimation: false, keyboard: false,
    });
    for (const [place, name] of PANES.entries()) this.#map.createPane(name).style.zIndex = 250 + place;
    this.#below = L.layerGroup().addTo(this.#map);
    this.#drawn = L.layerGroup().addTo(this.#map);
    this.#map.setView([0, 0], -3);
    this.#map.on("click", () => this.#reshaped || this.#choose(null));
    // The click that ends a drag may fall on something else than what was dragged.
    element.addEventListener("pointerdown", () => (this.#reshaped = false), { capture: true });
    this.#map.on("zoomend", () => this.#fitNames());
  }

  get leaflet() {
    return this.#map;
  }

  // While something is being drawn, a touch chooses nothing.
  set busy(busy) {
    this.#busy = busy;
  }

  // So many centimetres are `pixels` now.
  reach(pixels) {
    return pixels / 2 ** this.#map.getZoom();
  }

  get middle() {
    return fromMap(this.#map.getCenter());
  }

  fit([sheetWidth, sheetDepth], points = []) {
    const { left, top, width, depth } = boxOf([...boxed({ left: 0, top: 0, width: sheetWidth, depth: sheetDepth }), ...points]);
    this.#map.invalidateSize({ animate: false });
    this.#map.fitBounds([toMap([left, top]), toMap([left + width, top + depth])], { animate: false, padding: [24, 24] });
  }

  zoom(by) {
    this.#map.setZoom(this.#map.getZoom() + by);
  }

  show(drawing, shown) {
    const { chosen, ...told } = { ...EMPTY, ...shown };
    this.#clear();
    this.#lay(drawing.sheet, told);
    const inOrder = drawing.features.toSorted((a, b) => LAYERS.indexOf(a.properties.type) - LAYERS.indexOf(b.properties.type));
    for (const feature of inOrder) this.#put(feature, { ...told, isChosen: feature.properties.id === chosen });
    this.#fitNames();
  }

  // What is wrong is known later than what is drawn, maybe while a corner is being dragged.
  mark(wrong) {
    for (const [id, layer] of this.#layers) layer.getElement()?.classList.toggle("wrong", wrong.has(id));
  }

  #clear() {
    this.#layers.clear();
    this.#grip?.remove();
    this.#grip = null;
    for (const group of [this.#drawn, this.#below]) {
      group.eachLayer((layer) => layer.pm?.disable());
      group.clearLayers();
    }
  }

  #lay(sheet, { backdrop, ghosts }) {
    const still = { interactive: false, pmIgnore: true, snapIgnore: true };
    L.rectangle([[0, 0], toMap(sheet)], { ...still, pane: PANES[0], className: "plan-sheet" }).addTo(this.#below);
    if (backdrop) {
      const { at: [x, y], across, width, height } = backdrop;
      const far = toMap([x + across, y + (across * height) / width]);
      L.imageOverlay(backdrop.url, [toMap([x, y]), far], { ...still, pane: PANES[1], opacity: 0.7, className: "plan-backdrop" }).addTo(this.#below);
    }
    for (const { ring, type } of ghosts) {
      L.polygon(ring.map(toMap), { ...still, snapIgnore: false, className: `plan-ghost ${type}` }).addTo(this.#below);
    }
  }

  #put(feature, { isChosen, wrong, byCorner, name }) {
    const { id, type } = feature.properties;
    const points = pointsOf(feature.geometry);
    const className = `plan-drawn plan-${type}${isChosen ? " chosen" : ""}${wrong.has(id) ? " wrong" : ""}`;
    const layer = this.#layer(feature, points, byCorner && isChosen, className);
    layer.planId = id;
    layer.on("click", (event) => {
      if (this.#busy) return;
      L.DomEvent.stopPropagation(event);
      this.#choose(id);
    });
    layer.addTo(this.#drawn);
    this.#layers.set(id, layer);
    this.#label(layer, name(feature));
    if (isChosen && !this.#busy) this.#handle(layer, feature, points);
  }

  #layer({ properties: { type }, geometry }, points, byCorner, className) {
    const places = points.map(toMap);
    if (geometry.type === "Point") {
      this.#wide(L.circleMarker(places[0], { radius: REACHED_BY_FINGER, className: "plan-reach" }));
      return L.circleMarker(places[0], { radius: RADIUS[type] ?? 8, className });
    }
    if (geometry.type === "LineString") {
      this.#wide(L.polyline(places, { weight: REACHED_BY_FINGER, className: "plan-reach" }));
      return L.polyline(places, { className });
    }
    return isBox(points) && !byCorner ? L.rectangle(places, { className }) : L.polygon(places, { className });
  }

  // Fingers find thin things by what is around them.
  #wide(reach) {
    L.setOptions(reach, { pmIgnore: true, snapIgnore: true });
    reach.on("click", (event) => {
      if (this.#busy) return;
      L.DomEvent.stopPropagation(event);
      this.#chooseAt(event.latlng);
    });
    reach.addTo(this.#drawn);
  }

  #chooseAt(place) {
    const at = this.#map.latLngToLayerPoint(place);
    let [best, least] = [null, Infinity];
    this.#drawn.eachLayer((layer) => {
      if (layer.options.pmIgnore || !layer.planId) return;
      const away = layer.getRadius ? at.distanceTo(this.#map.latLngToLayerPoint(layer.getLatLng())) : layer.closestLayerPoint?.(at)?.distance;
      if (away < least) [best, least] = [layer.planId, away];
    });
    this.#choose(best);
  }

  #label(layer, text) {
    if (!text) return;
    const said = document.createElement("span");
    said.textContent = text;
    layer.bindTooltip(said, { permanent: true, direction: "center", className: "plan-name", interactive: false });
  }

  // A name stands only where there is room for it.
  #fitNames() {
    for (const layer of this.#layers.values()) {
      const said = layer.getTooltip()?.getElement();
      if (!said) continue;
      said.classList.remove("too-wide");
      const box = layer.getElement().getBoundingClientRect();
      said.classList.toggle("too-wide", said.offsetWidth > box.width || said.offsetHeight > box.height);
    }
  }

  // Corners to be dragged by the plug-in, and a grip that moves the whole.
  #handle(layer, feature, points) {
    const { id } = feature.properties;
    if (feature.geometry.type !== "Point") {
      layer.pm.enable(EDITED);
      layer.on("pm:edit", () => this.#shaped(id, () => flat(layer.getLatLngs()).map(fromMap)));
    }
    const start = middleOf(points);
    const icon = L.divIcon({ className: "plan-grip", iconSize: [44, 44] });
    this.#grip = L.marker(toMap(start), { icon, draggable: true, autoPan: true, pmIgnore: true, snapIgnore: true, zIndexOffset: -500, keyboard: false });
    this.#grip.on("dragend", () => {
      const [x, y] = fromMap(this.#grip.getLatLng());
      this.#shaped(id, () => moved(points, [x - start[0], y - start[1]]));
    });
    this.#grip.addTo(this.#map);
  }

  // Told once the plug-in is through with what it does at the end of a drag.
  #shaped(id, points) {
    this.#reshaped = true;
    setTimeout(() => this.dispatchEvent(new CustomEvent("shape", { detail: { id, points: points() } })));
  }

  #choose(id) {
    if (!this.#busy) this.dispatchEvent(new CustomEvent("choose", { detail: id }));
  }
}

const flat = (places) => (Array.isArray(places[0]) ? places[0] : places);
