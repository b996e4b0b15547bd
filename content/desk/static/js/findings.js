// The checks look again while somebody types, and one touch puts a place right. What was found is made by the server,
// by the template that made the page.
const PAUSE_MS = 700;

export function checkWhileTyping(form) {
  const address = form.dataset.checks;
  let waiting = 0;
  let latest = 0;
  const look = async () => {
    latest += 1;
    const asked = latest;
    const found = await findingsFor(address, form);
    if (found && asked === latest) replace(form, found);
  };
  form.addEventListener("input", ({ target }) => {
    if (target.name?.startsWith("because-")) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MS);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fix]");
    if (!button || !putRight(button)) return;
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
}

async function findingsFor(address, form) {
  const typed = new FormData(form);
  for (const { name } of form.querySelectorAll("input[type=file]")) typed.delete(name);
  try {
    const answer = await fetch(address, { method: "POST", body: typed });
    return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

function replace(form, found) {
  for (const part of form.querySelectorAll("[data-findings]")) {
    const fresh = found.querySelector(`[data-findings="${CSS.escape(part.dataset.findings)}"]`);
    // Whoever writes a reason is not interrupted.
    if (fresh && !part.contains(document.activeElement) && !part.isEqualNode(fresh)) part.replaceChildren(...fresh.childNodes);
  }
}

// Places are counted in code points. Where the text is another by now, the server is asked instead.
function putRight(button) {
  const { control, start, end } = button.closest("[data-start]").dataset;
  const text = document.getElementById(control);
  const letters = text && [...text.value];
  if (!letters || letters.slice(start, end).join("") !== button.dataset.quoted) return false;
  const before = letters.slice(0, start).join("");
  text.value = before + button.dataset.fix + letters.slice(end).join("");
  text.focus();
  if (text.setSelectionRange && text.type !== "number") text.setSelectionRange(before.length, before.length + button.dataset.fix.length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
