// The page of a floor.
import { markChosen } from "./chosen.js";
import { movable } from "./map.js";

const [view, zooms, moves] = ["map", "zoom", "moves"].map((name) => document.querySelector(`[data-${name}]`));
movable(view, zooms, moves);
markChosen(document);
