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
  const follow = ({ clientY }) => place(row, clientY);
  const drop = () => {
    row.classList.remove("moving");
    grip.removeEventListener("pointermove", follow);
    dropped(list, row);
  };
  grip.addEventListener("pointermove", follow);
  for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, drop, { once: true });
}

// The others make way, so that the grip stays where the pointer has it: a row that is put elsewhere lets go of it.
function place(row, y) {
  for (let next = beside(row, "nextElementSibling"); next && y > middle(next); next = beside(row, "nextElementSibling")) row.before(next);
  for (let last = beside(row, "previousElementSibling"); last && y < middle(last); last = beside(row, "previousElementSibling")) row.after(last);
}

function beside(row, which) {
  const other = row[which];
  return other && other.dataset.among === row.dataset.among ? other : null;
}

function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
