// The page reads itself aloud: when somebody asks for it, or by itself where the address says so.
import { controls, showState } from "./aloud-bar.js";
import { sayFound } from "./aloud-found.js";
import { Keys } from "./aloud-keys.js";
import { clips, parsed, readable } from "./aloud-order.js";
import { Reader } from "./aloud-reader.js";
import { onceShown } from "./awake.js";

const PRESSED = "a, button, summary, label, input, [data-aloud]";

function readAloud(bar) {
  const always = (document.documentElement.dataset.mode ?? "").split(" ").includes("aloud");
  const audio = bar.querySelector("audio");
  const keys = new Keys();
  const reader = new Reader(document, audio, { told, led: (element) => keys.follow(element) });
  function told(state) {
    if (state === "ended") reader.aside(parsed(bar.dataset.end));
    else showState(bar, state, always);
    if (state === "blocked") afterTouch(reader);
  }
  controls(bar, reader, audio);
  offer(reader);
  byTouch(reader);
  keys.listen(reader, always);
  forWarnings(reader);
  const found = document.getElementById("found");
  if (found) sayFound(found, reader, () => always || reader.on);
  whileAsked(reader, bar, always);
  // Not when it is silent: the next page would wait for what that paints on this one.
  addEventListener("pagehide", () => (reader.state !== "off" || !audio.paused) && reader.stop());
  showState(bar, "off", always);
  if (always) byItself(reader, bar);
}

function byItself(reader, bar) {
  const begin = () => (readable(document).length ? reader.begin() : reader.aside(parsed(bar.dataset.silent)));
  addEventListener("pageshow", (event) => event.persisted && begin());
  begin();
}

/** Buttons that begin are there only where there is something to read. */
function offer(reader) {
  for (const button of document.querySelectorAll("[data-aloud-begin]")) {
    button.hidden = readable(document).length === 0;
    button.addEventListener("click", () => {
      button.closest("[popover]")?.hidePopover();
      reader.begin();
    });
  }
}

/** While it reads, a touch on a paragraph leads there, and what a touch opens on the page is read. */
function byTouch(reader) {
  document.addEventListener("click", (event) => {
    const marked = event.target.closest("[data-voice]:not([data-voice=''])");
    if (reader.on && marked && !event.target.closest(PRESSED)) reader.begin(marked);
  });
  addEventListener("hashchange", () => {
    const opened = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (reader.on && opened && clips(opened).length) reader.point(opened);
  });
}

function forWarnings(reader) {
  const come = (changes) => changes.some((each) => each.addedNodes.length) && reader.on && reader.warn();
  new MutationObserver(come).observe(document.getElementById("warnings"), { childList: true });
}

/** The question whether anybody is there silences all else; so does its end, for good. */
function whileAsked(reader, bar, always) {
  const dialog = document.getElementById("idle");
  if (!dialog) return;
  let was = false;
  const turned = () => {
    if (document.documentElement.classList.contains("left")) reader.stop();
    else if (dialog.open) {
      was = reader.state === "reading";
      if (was || always) reader.aside(parsed(bar.dataset.asks));
      else reader.pause();
    } else if (was) reader.again();
    else reader.pause();
  };
  new MutationObserver(turned).observe(dialog, { attributeFilter: ["open"] });
}

/** A browser that plays nothing before the first touch plays after it; what the touch itself does comes first. */
function afterTouch(reader) {
  const once = new AbortController();
  const touched = () => {
    once.abort();
    setTimeout(() => reader.state === "blocked" && reader.again());
  };
  for (const each of ["click", "keyup"]) addEventListener(each, touched, { capture: true, signal: once.signal });
}

onceShown(() => {
  const bar = document.querySelector(".aloud");
  if (bar) readAloud(bar);
});
