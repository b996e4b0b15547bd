// A row that can be folded is called by its first text, also while that is being typed.
export function callRows(form) {
  form.addEventListener("input", ({ target }) => {
    const fold = target.closest?.("details.fold");
    if (!fold || target !== fold.querySelector("textarea")) return;
    fold.querySelector("[data-called]").textContent = target.value;
  });
}
