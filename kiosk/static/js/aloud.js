// The page reads itself aloud: when somebody asks for it, or by itself where the address says so.
import { controls, showState } from "./aloud-bar.js";
import { clips, parsed, readable } from "./aloud-order.js";
import { Reader } from "./aloud-reader.js";
import { onceShown } from "./awake.js";

const PRESSED = "a, button, summary, label, input, [data-aloud]";

function readAloud(bar) {
  const always = (document.documentElement.dataset.mode ?? "").split(" ").includes("aloud");
  const audio = bar.querySelector("audio");
  const reader = new Reader(document, audio, (state) => {
    showState(bar, state, always);
    if (state === "blocked") afterTouch(reader);
  });
  controls(bar, reader, audio);
  offer(reader);
  byTouch(reader);
  byFocus(reader, always);
  forWarnings(reader);
  whileAsked(reader, bar, always);
  addEventListener("pagehide", () => reader.stop());
  addEventListener("pageshow", (event) => event.persisted && always && reader.begin());
  showState(bar, "off", always);
  if (always) reader.begin();
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

/** While it reads, who walks with keys hears what they have come to. */
function byFocus(reader, always) {
  let keys = false;
  addEventListener("keydown", () => { keys = true; }, { capture: true });
  addEventListener("pointerdown", () => { keys = false; }, { capture: true });
  document.addEventListener("focusin", ({ target }) => {
    if (!keys || !(always || reader.on) || target.closest("dialog")) return;
    if (target.matches("main")) reader.begin();
    else if (clips(target).length || !target.closest("[data-aloud]")) reader.point(target);
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
