// The preview keeps the channel's own pixels and is scaled as a whole to the room there is.
const frame = document.querySelector("[data-stage]");
const player = frame.querySelector("iframe");
const width = Number(frame.dataset.width);
const height = Number(frame.dataset.height);
// Of the window's height: what is read, not only looked at, may be longer than that.
const share = Number(frame.dataset.share ?? 0.7);

function fit() {
  const scale = Math.min(frame.clientWidth / width, Math.max(window.innerHeight * share, 240) / height);
  player.style.transform = `scale(${scale})`;
  player.style.left = `${(frame.clientWidth - width * scale) / 2}px`;
  frame.style.height = `${height * scale}px`;
}

new ResizeObserver(fit).observe(frame);
window.addEventListener("resize", fit);
fit();
