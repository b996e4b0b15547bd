// The search page: keys of its own, and results while somebody types.
import { onceShown } from "./awake.js";
import { Asking } from "./asking.js";
import { showHand } from "./hand.js";
import { showKeys } from "./keys.js";
import { countUnanswered } from "./vain.js";
import { Wholes } from "./wholes.js";

onceShown(() => {
  const form = document.querySelector(".ask");
  const field = form.querySelector(".ask-field");
  const clear = form.querySelector(".ask-clear");
  const wholes = new Wholes(document.querySelector(".wholes"), field);
  const asking = new Asking(form.action, document.getElementById("found"), wholes);
  const typed = () => {
    clear.hidden = !field.value;
    asking.ask(new FormData(form));
  };
  field.addEventListener("input", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asking.ask(new FormData(form));
  });
  clear.addEventListener("click", () => {
    field.value = "";
    field.focus();
    typed();
  });
  clear.hidden = !field.value;
  countUnanswered(document.getElementById("found"), document.body.dataset.counted);
  const keys = document.querySelector(".keys");
  showKeys(keys, field, form.elements.words);
  showHand(document.querySelector(".hand"), keys, field);
});
