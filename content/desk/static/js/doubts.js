// What there is to look at depends on what a file is to become.
export function showDoubtsOf(root) {
  for (const choice of root.querySelectorAll("[data-into]")) {
    choice.addEventListener("change", () => {
      for (const doubts of choice.closest("[data-arrival]").querySelectorAll("[data-doubts]")) {
        doubts.hidden = doubts.dataset.doubts !== choice.value;
      }
    });
  }
}
