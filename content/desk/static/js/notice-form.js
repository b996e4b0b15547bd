// The notice form: its behaviours, joined.
import { bringBack, keep, keptFor } from "./kept.js";
import { countWhileTyping } from "./count.js";
import { checkWhileTyping } from "./findings.js";
import { showWhatFits } from "./fitting.js";
import { growRows } from "./rows.js";
import { sayWhen } from "./when.js";
import { warnAbove } from "./warning.js";

const form = document.querySelector("form[data-keep]");
const offer = document.querySelector("[data-kept]");
const rowsWanted = growRows(form.querySelector("[data-rows]"), form.querySelector("[data-add-row]"));

for (const text of form.querySelectorAll("[data-count]")) countWhileTyping(text);
for (const number of form.querySelectorAll("[data-warns-above]")) warnAbove(number);
showWhatFits(form);
checkWhileTyping(form);
sayWhen(form);

const kept = keptFor(form);
if (kept) {
  offer.hidden = false;
  offer.querySelector("[data-kept-restore]").addEventListener("click", () => {
    bringBack(form, kept, rowsWanted);
    offer.hidden = true;
    form.elements.text.focus();
  });
  offer.querySelector("[data-kept-discard]").addEventListener("click", () => {
    sessionStorage.removeItem(`foyer:${form.dataset.keep}`);
    offer.hidden = true;
    form.elements.text.focus();
  });
}
keep(form);
