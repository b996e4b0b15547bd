// A part of the page that the desk draws of what is being typed, by the template that a saved record has.
const PAUSE_MS = 250;

export function drawWhileTyping(form, region) {
  const prefixes = region.dataset.drawnOf.split(" ");
  const mine = (name) => name && prefixes.some((prefix) => name.startsWith(prefix));
  let waiting = 0;
  let drawn = typed(form, mine).toString();
  const draw = async () => {
    const wanted = typed(form, mine);
    if (wanted.toString() === drawn) return;
    const nodes = await askFor(region.dataset.drawn, wanted);
    if (!nodes) return;
    drawn = wanted.toString();
    region.replaceChildren(...nodes);
    if (typed(form, mine).toString() !== drawn) later();
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, PAUSE_MS);
  };
  form.addEventListener("input", later);
}

function typed(form, mine) {
  const pairs = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && (mine(name) || name === "csrf_token"));
  return new URLSearchParams(pairs);
}

async function askFor(address, body) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes;
  } catch {
    // The desk is away for a moment; the next key tries again.
    return null;
  }
}
