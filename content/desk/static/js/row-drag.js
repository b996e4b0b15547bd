// A row is taken by its grip and let go elsewhere in its list, by mouse or finger; who has neither has the buttons.
/** dropped(list, row): what follows. Rows that data-among tells apart do not mix. */
export function dragRows(form, dropped) {
  const dress = (part) => {
    for (const grip of part.querySelectorAll("[data-grip]")) grip.hidden = false;
  };
  dress(form);
  form.addEventListener("row", ({ target }) => dress(target));
  form.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && event.button === 0) take(grip, event, dropped);
  });
}

function take(grip, event, dropped) {
  const row = grip.closest("[data-row]");
  const list = row.parentElement;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  row.classList.add("moving");
  const follow = ({ clientY }) => place(row, list, clientY);
  const drop = () => {
    row.classList.remove("moving");
    grip.removeEventListener("pointermove", follow);
    dropped(list, row);
  };
  grip.addEventListener("pointermove", follow);
  for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, drop, { once: true });
}

// Before the first row whose middle lies below the pointer.
function place(row, list, y) {
  const mixes = ({ dataset }) => dataset.among === row.dataset.among;
  const others = [...list.children].filter((each) => each !== row && mixes(each));
  const next = others.find((each) => {
    const { top, height } = each.getBoundingClientRect();
    return y < top + height / 2;
  });
  const last = others.at(-1);
  if (!last || next === row.nextElementSibling) return;
  if (next) next.before(row);
  else if (last.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_PRECEDING) last.after(row);
}
