// The name by which push knows this player: made once, kept by the browser.

const KEY = "foyer player";

export function player() {
  try {
    const known = localStorage.getItem(KEY);
    if (known) return known;
    const made = fresh();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return fresh();
  }
}

function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
