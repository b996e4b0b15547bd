// The once-told list says what is still missing as things are ticked. Ticks live in this page and nowhere else.

const AWAY_MS = 120_000;

/** list: the form; output: where it is said, its data has some and all (words). */
function keepCount(list, output) {
  let left = 0;
  list.reset();
  list.addEventListener("change", () => tell(list, output));
  addEventListener("pagehide", () => {
    left = performance.now();
  });
  // Whoever comes back soon finds the ticks again; who comes later is somebody else.
  addEventListener("pageshow", (event) => {
    if (!event.persisted || performance.now() - left < AWAY_MS) return;
    list.reset();
    tell(list, output);
  });
}

function tell(list, output) {
  const missing = [...list.querySelectorAll("[data-required]:not(:checked)")];
  const names = missing.map((box) => box.closest("label").querySelector("[data-name]").textContent);
  const listed = new Intl.ListFormat(document.documentElement.lang).format(names);
  const { some, all } = output.dataset;
  output.textContent = missing.length ? some.replace("{count}", missing.length).replace("{names}", listed) : all;
  output.classList.toggle("is-complete", !missing.length);
}

for (const list of document.querySelectorAll("[data-checklist]")) {
  keepCount(list, document.querySelector("[data-missing]"));
}
