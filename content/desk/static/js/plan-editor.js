// The drawing board of a floor: its parts joined. It opens over the record's form and writes into it.
import { PlanBackdrop } from "./plan-backdrop.js";
import { PlanCheck } from "./plan-check.js";
import { PlanDetails } from "./plan-details.js";
import { Drawing, reshape } from "./plan-drawing.js";
import { PlanFaults } from "./plan-faults.js";
import { PlanHouse } from "./plan-house.js";
import { PlanList } from "./plan-list.js";
import { PlanMap } from "./plan-map.js";
import { boxOf, geometryOf } from "./plan-shapes.js";
import { PlanTools } from "./plan-tools.js";
import { listenToKeys } from "./plan-keys.js";
import { PlanForm } from "./plan-form.js";
import { centimetres, filled, metres, wordsOf } from "./plan-words.js";

const board = document.querySelector("[data-board]");
const part = (name) => board.querySelector(`[data-part="${name}"]`);
const told = JSON.parse(board.dataset.board);
const words = wordsOf(told, document.documentElement.lang);
const drawing = new Drawing(told);
const house = new PlanHouse(told.house);
const form = new PlanForm(document.querySelector("#record"));
const check = new PlanCheck(board.dataset.check, board.dataset.token);
const faults = new PlanFaults(part("faults"), words);
const details = new PlanDetails(part("details"), drawing, words);
const list = new PlanList(part("list"), part("item"), words);
const backdrop = new PlanBackdrop(part("backdrop"), words, told.backdrop);
let chosen = null;
let view = null;
let tools = null;

function say(line) {
  part("hint").textContent = line;
}

function redraw() {
  if (chosen && !drawing.find(chosen)) chosen = null;
  view?.show(drawing, {
    backdrop: backdrop.picture, ghosts: house.ghosts(drawing.features), chosen, wrong: faults.wrong,
    byCorner: part("corners").checked, name: words.label,
  });
  list.show(drawing.features, { chosen, lines: faults.lines });
  const feature = chosen && drawing.find(chosen);
  part("chosen").hidden = !feature;
  part("chosen-name").textContent = feature ? words.name(feature) : "";
  part("corners").parentElement.hidden = feature?.geometry.type !== "Polygon";
  details.show(chosen);
  part("undo").disabled = !drawing.canUndo;
  part("redo").disabled = !drawing.canRedo;
  part("begin").hidden = drawing.features.length > 0 || !part("floor")?.options.length;
  [part("sheet-width").value, part("sheet-depth").value] = (drawing.size ?? []).map(metres).concat("", "");
}

function choose(id) {
  chosen = id;
  if (!tools?.drawing) say(id ? words.said.chosen : words.said.choose);
  redraw();
  if (id) part("beside").scrollTop = 0;
}

function changed() {
  form.write(drawing.plan);
  look();
  redraw();
}

// An empty sheet is a beginning, not a mistake.
function look() {
  if (drawing.features.length) return check.soon(told.name, drawing.plan);
  check.stop();
  return faults.nothing();
}

// The sheet is never smaller than what is drawn on it.
function makeRoom(points) {
  const { left, top, width, depth } = boxOf(points);
  const [wide, deep] = drawing.sheet;
  drawing.resize([Math.max(wide, left + width), Math.max(deep, top + depth)]);
}

function keepDrawn({ type, shape, geometry, points }) {
  if (shape === "scale") return backdrop.measured(points);
  makeRoom(points);
  const own = { lift: () => ({ shaft: house.shaftAt("lift", points, drawing.features) }), stairs: () => ({ shaft: house.shaftAt("stairs", points, drawing.features) }),
    door: () => ({ of: drawing.opens(points[0]) }), kiosk: () => ({ facing: 0 }) };
  const id = drawing.add(type, geometry, own[type]?.() ?? {});
  choose(id);
  return say(filled(words.said.placed, { what: words.name(drawing.find(id)) }));
}

function remove(id) {
  const name = words.name(drawing.find(id));
  drawing.remove(id);
  say(filled(words.said.removed, { what: name }));
}

function step(back) {
  if (back && tools?.back()) return;
  drawing[back ? "undo" : "redo"]();
  say(words.said[back ? "undone" : "redone"]);
}

function open() {
  board.showModal();
  if (!view) begin();
  view.fit(drawing.sheet, backdrop.picture ? [backdrop.extent] : []);
  choose(null);
  look();
}

function begin() {
  view = new PlanMap(part("map"));
  tools = new PlanTools(view, drawing);
  view.addEventListener("choose", ({ detail }) => choose(detail));
  view.addEventListener("shape", ({ detail: { id, points } }) => drawing.find(id) && reshape(drawing, id, points, geometryOf));
  tools.addEventListener("drawn", ({ detail }) => keepDrawn(detail));
  tools.addEventListener("begin", ({ detail }) => {
    for (const button of board.querySelectorAll("[data-tool]")) {
      const isOn = detail?.type === button.dataset.type && detail?.shape === button.dataset.shape;
      button.setAttribute("aria-pressed", String(isOn));
    }
    chosen = null;
    part("drawing").hidden = !detail;
    part("finish").hidden = !["ring", "line"].includes(detail?.shape);
    part("place").hidden = detail?.shape === "scale";
    say(detail ? words.drawn[detail.shape] : words.said.choose);
    redraw();
  });
}

const press = (name, act) => part(name)?.addEventListener("click", act);
for (const button of board.querySelectorAll("[data-tool]")) {
  const { type, shape } = button.dataset;
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? tools.stop() : tools.begin(type, shape)));
}
press("undo", () => step(true));
press("redo", () => step(false));
press("nearer", () => view.zoom(0.5));
press("farther", () => view.zoom(-0.5));
press("fit", () => view.fit(drawing.sheet, backdrop.picture ? [backdrop.extent] : []));
press("finish", () => tools.finish());
press("place", () => tools.place());
press("cancel", () => tools.stop());
press("delete", () => remove(chosen));
press("unchoose", () => choose(null));
press("done", () => board.close());
press("take-over", () => {
  drawing.replace(house.beginning(part("floor").value));
  view.fit(drawing.sheet);
});
part("corners").addEventListener("change", redraw);
for (const [place, name] of ["sheet-width", "sheet-depth"].entries()) {
  part(name).addEventListener("change", ({ target }) => {
    const cm = centimetres(target.value);
    if (cm > 0) drawing.resize(drawing.sheet.with(place, cm));
  });
}
drawing.addEventListener("change", changed);
details.addEventListener("renamed", ({ detail }) => choose(detail));
list.addEventListener("choose", ({ detail: { id, byKey } }) => {
  tools.stop();
  choose(id);
  if (byKey) part("details").querySelector("div:not([hidden]) > [data-field]")?.focus();
});
list.addEventListener("remove", ({ detail }) => remove(detail));
faults.addEventListener("choose", ({ detail }) => choose(detail));
check.addEventListener("found", ({ detail }) => {
  faults.show(detail, (id) => drawing.find(id));
  view.mark(faults.wrong);
  list.mark(faults.lines);
});
check.addEventListener("away", () => faults.away());
backdrop.addEventListener("measure", () => tools.begin(null, "scale"));
backdrop.addEventListener("change", () => {
  form.lay(backdrop.field);
  if (backdrop.picture) {
    const [wide, deep] = drawing.features.length ? (drawing.size ?? [0, 0]) : [0, 0];
    drawing.resize([Math.max(wide, backdrop.extent[0]), Math.max(deep, backdrop.extent[1])]);
    view.fit(drawing.sheet, [backdrop.extent]);
  }
  redraw();
});
listenToKeys(board, { drawing: () => tools?.drawing, stop: () => tools.stop(), finish: () => tools.finish(), step, remove: () => chosen && remove(chosen), chosen: () => chosen, unchoose: () => choose(null) });
form.opened(open);
form.brought((plan) => {
  drawing.replace(plan);
  open();
});
board.addEventListener("close", () => tools?.stop());
redraw();
