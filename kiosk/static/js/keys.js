// Large keys on the screen that type into a field as a keyboard would, at the caret.

const ACTIONS = {
  back: (field) => erase(field),
  clear: (field) => field.setRangeText("", 0, field.value.length, "end"),
  space: (field) => type(field, " "),
};

/** keys: hidden until they work; field: what they type into; english: a part of its form, on while English is typed. */
export function showKeys(keys, field, english) {
  keys.hidden = false;
  // The field keeps the focus, so that its caret stays in sight.
  keys.addEventListener("pointerdown", (event) => event.preventDefault());
  keys.addEventListener("click", (event) => {
    const key = event.target.closest("button")?.dataset ?? {};
    if (key.show) show(keys, key.show);
    else if (key.words) toggle(event.target.closest("button"), field, english);
    else press(key.key ?? key.pad, field);
  });
}

function press(key, field) {
  if (!key) return;
  if (ACTIONS[key]) ACTIONS[key](field);
  else type(field, key);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function show(keys, name) {
  // Who goes by keys is left on none when the one that was pressed has gone.
  const going = keys.contains(document.activeElement);
  for (const pane of keys.querySelectorAll("[data-pane]")) pane.hidden = pane.dataset.pane !== name;
  if (going) keys.querySelector(`[data-pane="${name}"] button`)?.focus();
}

function toggle(button, field, english) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  english.disabled = !on;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function type(field, text) {
  if (field.value.length + text.length > field.maxLength) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
}

function erase(field) {
  const { selectionStart: start, selectionEnd: end } = field;
  if (start !== end) field.setRangeText("", start, end, "end");
  else if (start > 0) field.setRangeText("", start - 1, start, "end");
}
