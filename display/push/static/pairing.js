// A screen that nobody knows yet: shows a code, asks whether staff have entered it, and goes to its channel.

const LOOK = 2000;
const AGAIN = 5000;

const code = document.querySelector("#code");
const state = document.querySelector("#state");
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function asked(address, options) {
  const answer = await fetch(address, { cache: "no-store", credentials: "same-origin", ...options });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** The channel that staff chose, or null when the code grew too old. */
async function paired(secret, until) {
  while (performance.now() < until) {
    await wait(LOOK);
    try {
      const { channel } = await asked(`pair/${secret}`);
      if (channel) return channel;
      tell("");
    } catch {
      tell("连接中断，正在重试 · Connection lost, trying again");
    }
  }
  return null;
}

function tell(text) {
  if (state.textContent !== text) state.textContent = text;
}

function show(text) {
  code.textContent = text;
}

async function pair() {
  for (;;) {
    try {
      const given = await asked("pair", { method: "POST" });
      show(given.code);
      tell("");
      const channel = await paired(given.secret, performance.now() + given.good_for_s * 1000);
      if (channel) {
        // Opened as one tile of a wall it goes on as that.
        location.replace(`${encodeURIComponent(channel)}/${location.search}`);
        return;
      }
    } catch {
      tell("暂时没有配对码，正在重试 · No code yet, trying again");
      await wait(AGAIN * (1 + Math.random()));
    }
  }
}

pair();
