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
    if (!fresh || part.contains(document.activeElement) || part.isEqualNode(fresh)) continue;
    keepReasons(part, fresh);
    part.replaceChildren(...fresh.childNodes);
  }
}

// What was typed while the server looked, it does not know.
function keepReasons(part, fresh) {
  for (const { name, value } of part.querySelectorAll("[name^=because-]")) {
    const same = fresh.querySelector(`[name="${CSS.escape(name)}"]`);
    if (same) same.value = value;
  }
}

// Places are counted in code points. Where the text is another by now, the server is asked instead.
function putRight(button) {
  const finding = button.closest("[data-start]");
  const { control, start, end } = finding.dataset;
  const { fix, quoted } = button.dataset;
  const text = document.getElementById(control);
  const letters = text && [...text.value];
  if (!letters || letters.slice(start, end).join("") !== quoted) return false;
  const before = letters.slice(0, start).join("");
  text.value = before + fix + letters.slice(end).join("");
  text.focus();
  text.setSelectionRange(before.length, before.length + fix.length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
  moveOthers(finding, [...fix].length - [...quoted].length);
  return true;
}

// Until the checks have looked again, what stands further down has moved along.
function moveOthers(finding, by) {
  for (const other of finding.parentElement.children) {
    if (Number(other.dataset.start) >= Number(finding.dataset.end)) {
      other.dataset.start = Number(other.dataset.start) + by;
      other.dataset.end = Number(other.dataset.end) + by;
    }
  }
  finding.remove();
}
