// The preview keeps the channel's own pixels and is scaled as a whole to the room there is.
const frame = document.querySelector("[data-stage]");
const player = frame.querySelector("iframe");
const width = Number(frame.dataset.width);
const height = Number(frame.dataset.height);

function fit() {
  const scale = Math.min(frame.clientWidth / width, Math.max(window.innerHeight * 0.7, 240) / height);
  player.style.transform = `scale(${scale})`;
  player.style.left = `${(frame.clientWidth - width * scale) / 2}px`;
  frame.style.height = `${height * scale}px`;
}

new ResizeObserver(fit).observe(frame);
window.addEventListener("resize", fit);
fit();
