// Only the controls that go with the chosen kind, and with the chosen way of naming days, are shown.
export function showWhatFits(form) {
  const show = () => {
    const data = new FormData(form);
    for (const part of form.querySelectorAll("[data-kinds]")) {
      part.hidden = !part.dataset.kinds.split(" ").includes(data.get("kind"));
    }
    for (const part of form.querySelectorAll("[data-day-mode]")) {
      part.hidden = part.dataset.dayMode !== data.get("day_mode");
    }
  };
  form.addEventListener("input", show);
  show();
}
