// Lists of rows: a further row, one place up or down, out. Without this script the same buttons ask the desk.
let made = 0;

export function editRows(form, changed) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-act]");
    if (!button) return;
    event.preventDefault();
    const list = button.closest("[data-rows]").querySelector(":scope > [data-list]");
    if ("add" in button.dataset) add(list);
    else act(button.dataset.act, button.closest("[data-row]"), button);
    renumber(list);
    changed();
  });
}

function add(list) {
  const blank = list.parentElement.querySelector(":scope > template[data-blank]");
  const row = blank.content.firstElementChild.cloneNode(true);
  made += 1;
  rename(row, `.${tokenOf(row)}`, `.row${made}`);
  list.append(row);
  row.dispatchEvent(new Event("row", { bubbles: true }));
  row.querySelector("textarea, input:not([type=hidden]), select")?.focus();
}

// The token of a row that is not there yet; its rows' own blanks have others.
function tokenOf(row) {
  return row.querySelector("input[type=hidden]").value;
}

function rename(part, from, to) {
  for (const element of part.querySelectorAll("*")) {
    for (const attribute of element.attributes) {
      if (attribute.value.includes(from)) element.setAttribute(attribute.name, attribute.value.replaceAll(from, to));
    }
    if (element.content) rename(element.content, from, to);
  }
  const own = part.querySelector?.(":scope > input[type=hidden]");
  if (own && own.value === from.slice(1)) own.value = to.slice(1);
}

function act(name, row, button) {
  if (name === "remove") {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    (next?.querySelector("[data-act=remove]") ?? row.closest("[data-rows]").querySelector(":scope > p > [data-add]")).focus();
    row.remove();
    return;
  }
  if (name === "up") row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  button.focus();
}

export function renumber(list) {
  const said = list.parentElement.querySelector(":scope > legend > [data-count]");
  if (said) said.textContent = list.children.length;
  [...list.children].forEach((row, place) => {
    const head = row.querySelector(":scope > .row-head");
    head.querySelector("[data-number]").textContent = place + 1;
    for (const button of head.querySelectorAll("[data-act]")) {
      button.setAttribute("aria-label", `${button.getAttribute("aria-label").replace(/\s*\d*$/, "")} ${place + 1}`);
    }
  });
}
