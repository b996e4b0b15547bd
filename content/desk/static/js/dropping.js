// Files dropped on a zone, or chosen in its file input, are handed on; one that misses the zone does not leave the page.
export function takeDropped(zone, hand) {
  const input = zone.querySelector('input[type="file"]');
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("over");
  };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    hand([...event.dataTransfer.files]);
  });
  for (const missed of ["dragover", "drop"]) {
    document.addEventListener(missed, (event) => event.preventDefault());
  }
  input.addEventListener("change", () => {
    hand([...input.files]);
    input.value = "";
  });
}
