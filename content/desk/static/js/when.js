// When the notice will show, in words. The server finds the words, so that they exist once.
const PAUSE_MS = 250;
const FIELDS = new Set(["start", "end", "day_mode", "days", "times_from", "times_to"]);

export function sayWhen(form) {
  const section = form.querySelector("[data-when]");
  const line = section.querySelector("[data-when-says]");
  let waiting = 0;
  const say = async () => {
    const wanted = query(form);
    const words = await wordsFor(section.dataset.when, wanted);
    if (words && wanted === query(form)) line.textContent = words;
  };
  form.addEventListener("input", ({ target }) => {
    if (target.name && !FIELDS.has(target.name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(say, PAUSE_MS);
  });
}

function query(form) {
  return new URLSearchParams([...new FormData(form)].filter(([name]) => FIELDS.has(name))).toString();
}

async function wordsFor(address, wanted) {
  try {
    const answer = await fetch(`${address}?${wanted}`);
    return answer.ok && !answer.redirected ? (await answer.json()).when : null;
  } catch {
    return null;
  }
}
