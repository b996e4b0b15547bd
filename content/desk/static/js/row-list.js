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
  const fieldset = list.parentElement;
  const blank = document.querySelector(`template[data-blank="${CSS.escape(fieldset.dataset.rows)}"]`);
  const row = blank.content.firstElementChild.cloneNode(true);
  made += 1;
  rename(row, fieldset.id.replace("field-", ""), `row${made}`);
  list.append(row);
  row.dispatchEvent(new Event("row", { bubbles: true }));
  row.querySelector("textarea, input:not([type=hidden]), select")?.focus();
}

// The blank stands in a list that is called "blank", as its row "new".
function rename(row, path, token) {
  for (const element of row.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("blank.")) element.setAttribute(name, value.replaceAll("blank.new", `${path}.${token}`).replaceAll("blank.rows", `${path}.rows`));
    }
  }
  row.querySelector(":scope > input[type=hidden]").value = token;
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
