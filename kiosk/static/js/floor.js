// The page of a floor.
import { markChosen } from "./chosen.js";
import { movable } from "./map.js";

movable(document.querySelector("[data-map]"), document.querySelector("[data-zoom]"));
markChosen(document);
