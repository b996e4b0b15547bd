// Each card's glass has the proportions of its channel; very long strips stay high enough to be seen.
const LEAST = 40;

function fit(glass) {
  const { width, height } = glass.dataset;
  glass.style.setProperty("--glass-height", `${Math.max(LEAST, Math.round((glass.clientWidth * height) / width))}px`);
}

const seen = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
for (const glass of document.querySelectorAll("[data-glass]")) seen.observe(glass);
