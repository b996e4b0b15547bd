// A row is taken by its grip and let go elsewhere in its list, by mouse or finger; who has neither has the buttons.
import { renumber } from "./row-list.js";

export function dragRows(form, changed) {
  const dress = (part) => {
    for (const grip of part.querySelectorAll("[data-grip]")) grip.hidden = false;
  };
  dress(form);
  form.addEventListener("row", ({ target }) => dress(target));
  form.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && event.button === 0) take(grip, event, changed);
  });
}

function take(grip, event, changed) {
  const row = grip.closest("[data-row]");
  const list = row.parentElement;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  row.classList.add("moving");
  const follow = ({ clientY }) => place(row, list, clientY);
  const drop = () => {
    row.classList.remove("moving");
    grip.removeEventListener("pointermove", follow);
    renumber(list);
    changed();
  };
  grip.addEventListener("pointermove", follow);
  for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, drop, { once: true });
}

// Before the first row whose middle lies below the pointer.
function place(row, list, y) {
  const others = [...list.children].filter((each) => each !== row);
  const next = others.find((each) => {
    const { top, height } = each.getBoundingClientRect();
    return y < top + height / 2;
  });
  if (next === row.nextElementSibling || (!next && row === list.lastElementChild)) return;
  if (next) next.before(row);
  else list.append(row);
}
