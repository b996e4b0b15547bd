// What is being typed is kept in this tab until it is saved, so that an expired sign-in costs nothing.
const PREFIX = "foyer:";

export function forget(names) {
  for (const name of names) sessionStorage.removeItem(PREFIX + name);
}

export function forgetAllOnSignOut(forms) {
  for (const form of forms) {
    form.addEventListener("submit", () => {
      forget(Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)));
    });
  }
}

// The form's controls as [name, value] pairs; files and what the server gave for itself stay out.
export function typedIn(form) {
  const own = new Set(["csrf_token", "seen"]);
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !own.has(name));
}

export function keep(form) {
  const key = PREFIX + form.dataset.keep;
  const asServed = JSON.stringify(typedIn(form));
  form.addEventListener("input", () => {
    const now = JSON.stringify(typedIn(form));
    if (now === asServed) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, now);
  });
}

// What was kept for this form, unless it is what the form says anyway: a form that came back has it all.
export function keptFor(form) {
  if ("returned" in form.dataset) return null;
  const kept = sessionStorage.getItem(PREFIX + form.dataset.keep);
  return kept && kept !== JSON.stringify(typedIn(form)) ? JSON.parse(kept) : null;
}

export function bringBack(form, pairs, rowsWanted) {
  rowsWanted(pairs.filter(([name]) => name === "times_from").length);
  for (const control of form.elements) {
    if (control.type === "radio" || control.type === "checkbox") {
      control.checked = pairs.some(([name, value]) => name === control.name && value === control.value);
    }
  }
  const texts = [...form.elements].filter((control) => control.name && !["radio", "checkbox", "file", "hidden", "submit"].includes(control.type));
  for (const name of new Set(texts.map((control) => control.name))) {
    const values = pairs.filter(([typed]) => typed === name).map(([, value]) => value);
    texts.filter((control) => control.name === name).forEach((control, place) => {
      control.value = values[place] ?? "";
    });
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
