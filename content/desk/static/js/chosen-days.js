// The boxes for weekdays are there only while weekdays are chosen one by one.
export function showChosenDays(form) {
  const show = (select) => {
    select.closest(".hours").querySelector("[data-chosen]").hidden = select.value !== "chosen";
  };
  const showAll = (part) => part.querySelectorAll("[data-mode]").forEach(show);
  form.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-mode]")) show(target);
  });
  form.addEventListener("row", ({ target }) => showAll(target));
  showAll(form);
}
