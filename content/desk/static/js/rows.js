// Rows of times: one more, one less. Returns a way to ask for a certain number of rows.
export function growRows(list, button) {
  const add = () => {
    const row = list.lastElementChild.cloneNode(true);
    for (const input of row.querySelectorAll("input")) input.value = "";
    list.append(row);
    dress(row);
    return row;
  };
  const changed = () => list.dispatchEvent(new Event("input", { bubbles: true }));
  const dress = (row) => {
    const remove = row.querySelector("[data-remove-row]");
    remove.hidden = false;
    remove.addEventListener("click", () => {
      if (list.children.length === 1) add();
      row.remove();
      button.focus();
      changed();
    });
  };
  for (const row of list.children) dress(row);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    add().querySelector("input").focus();
  });
  return (count) => {
    while (list.children.length < Math.max(count, 1)) add();
    while (list.children.length > Math.max(count, 1)) list.lastElementChild.remove();
  };
}
