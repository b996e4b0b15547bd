// A number that is allowed and not wise: said beside it while it is typed.
export function warnAbove(field) {
  const warning = document.getElementById(field.dataset.warning);
  const say = () => {
    warning.hidden = !(Number(field.value) > Number(field.dataset.warnsAbove));
  };
  field.form.addEventListener("input", say);
  say();
}
