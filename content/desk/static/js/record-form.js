// The form of a record: its behaviours, joined.
import { drawWhileTyping } from "./drawn.js";
import { keep, keptFor } from "./kept.js";
import { sendAgain } from "./again.js";
import { checkWhileTyping } from "./findings.js";
import { dragRows } from "./row-drag.js";
import { editRows, renumber } from "./row-list.js";
import { showChosenDays } from "./chosen-days.js";
import { callRows } from "./row-names.js";

const form = document.querySelector("#record");
const offer = document.querySelector("[data-kept]");

// From inside the form: what a form itself is called may be one of its own controls.
const changed = () => form.querySelector("section").dispatchEvent(new Event("input", { bubbles: true }));
editRows(form, changed);
dragRows(form, (list) => {
  renumber(list);
  changed();
});
callRows(form);
showChosenDays(form);
checkWhileTyping(form);
for (const region of form.querySelectorAll("[data-drawn]")) drawWhileTyping(form, region);

const kept = keptFor(form);
if (kept) {
  offer.hidden = false;
  offer.querySelector("[data-kept-restore]").addEventListener("click", () => sendAgain(form, kept));
  offer.querySelector("[data-kept-discard]").addEventListener("click", () => {
    sessionStorage.removeItem(`foyer:${form.dataset.keep}`);
    offer.hidden = true;
    form.querySelector("textarea").focus();
  });
}
// The checks look at what is there already; before what is typed is kept, which this is not.
changed();
keep(form);
(form.querySelector("[data-first]") ?? document.querySelector("#looked"))?.focus();
