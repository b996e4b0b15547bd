// Large keys on the screen that type into a field as a keyboard would, at the caret.

const ACTIONS = {
  back: (field) => erase(field),
  clear: (field) => field.setRangeText("", 0, field.value.length, "end"),
  space: (field) => type(field, " "),
};

/** keys: hidden until they work; field: what they type into. */
export function showKeys(keys, field) {
  keys.hidden = false;
  // The field keeps the focus, so that its caret stays in sight.
  keys.addEventListener("pointerdown", (event) => event.preventDefault());
  keys.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key) return;
    if (ACTIONS[key]) ACTIONS[key](field);
    else type(field, key);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
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
