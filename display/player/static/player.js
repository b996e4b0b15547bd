// The page of one channel: joins clock, stage, socket and store, and does nothing else. All modules are imported
// before anything shows, so that a page that shows lacks nothing when its server dies.

import { Beat } from "./beat.js";
import { Blobs } from "./blobs.js";
import { Clock } from "./clock.js";
import { Dim, wantsRestart } from "./dim.js";
import { Keep } from "./keep.js";
import { Sound, dark } from "./sound.js";
import { Stage } from "./stage.js";
import { after } from "./after.js";
import { Troubles } from "./troubles.js";
import { Wall, wallNow } from "./wall.js";
import { Witness } from "./witness.js";
import { expose } from "./diagnosis.js";
import { fit, mark, still } from "./preview.js";
import { loadFont } from "./fonts.js";
import { keepShell } from "./shell.js";
import { live } from "./live.js";
import { stayAwake } from "./wake.js";
import { player } from "./identity.js";
import { opened } from "./envelope.js";
import { ask, first } from "./programmes.js";

const page = document.documentElement;
const { channel, programme: address, socket, blobs: base, font, at, watermark, worker } = page.dataset;
/** Which tile of a wall this player shows; none is all of it. */
const tile = new URLSearchParams(location.search).get("tile");
const preview = at !== undefined || watermark !== undefined;

const troubles = new Troubles();
const keep = new Keep(preview ? null : channel);
const clock = new Clock(at === undefined ? wallNow() : Number(at));
const wall = new Wall();
const blobs = new Blobs(base, keep);
const root = document.getElementById("stage");
const house = { clock, troubles, blobs, lang: page.lang, still: preview && still(), preview, tile, again: () => beat.now() };
const stage = new Stage(root, house);
const beat = new Beat(look);
const dim = new Dim();
/** A preview is no screen, and a kiosk's page speaks for the player that it frames. */
const sound = preview || window.top !== window ? null : new Sound(blobs);
const witness = preview || socket === undefined ? null : new Witness({ channel, player: player(), stage, clock });
let turn = clock.turn;
let outside = null;
let kept = false;
/** The number that was painted last. */
let painted = null;
/** How long (ms) text waits for its font before it shows in another one. */
const FONT_PATIENCE = 3000;
/** The number of the programme that was taken last, shown or about to be. */
let taken = -1;
/** The number that this page began with. */
let began = null;

function look() {
  if (at === undefined) {
    const error = wall.correction(Date.now(), clock.now(), outside?.taught ?? false);
    if (error) clock.correct(error);
  }
  if (clock.turn !== turn) {
    turn = clock.turn;
    stage.retime();
  }
  const next = stage.paint();
  dim.follow(stage.programme?.desired, clock.now(), stage.alarmed);
  if (!stage.hurried) witness?.look();
  return Math.min(next - clock.now(), heard() - clock.now(), clock.settlesIn);
}

/** The next instant (ms) at which something else is to be heard. */
function heard() {
  const { programme } = stage;
  if (!sound || !programme) return Infinity;
  const now = Math.floor(clock.now());
  return sound.follow(programme, now, Boolean(programme.sounds) && dark(programme, stage.positions(now)));
}

function corrected() {
  wall.compare(Date.now(), clock.now());
  beat.now();
}

/**
 * Take over what push says is on air. Its word is taken for lower numbers too: it has verified what it gives, and a hub
 * that was set up anew must be able to go on.
 */
async function take(envelope) {
  try {
    const programme = opened(envelope, channel);
    if (programme.number === taken) return;
    taken = programme.number;
    if (!preview) clock.raiseFloor(programme.built_at);
    if (!(await stage.adopt(programme))) return;
    troubles.mend("programme");
    shown(programme);
    began ??= programme.number;
    await keep.put(address, Response.json(envelope));
    if (!preview && wantsRestart(programme.desired, began, programme.number)) location.reload();
  } catch (error) {
    taken = stage.programme?.number ?? -1;
    troubles.note("programme", error.message);
  }
}

function shown(programme) {
  beat.now();
  page.dataset.number = programme.number;
  if (preview) fit(root, () => programme.size);
  requestAnimationFrame(() => requestAnimationFrame(() => tell(programme.number)));
  blobs.hold(Object.values(programme.items).flatMap((item) => item.blob ?? []));
}

function tell(number) {
  painted = number;
  outside?.painted(number);
}

function connect() {
  outside = live({ address: socket, channel, clock, stage, troubles, take, corrected, greeted });
  if (painted !== null) outside.painted(painted);
}

function greeted() {
  keepAll();
  witness?.tell();
}

async function begin() {
  expose(stage, clock, troubles);
  const ready = loadFont(font, troubles);
  if (watermark) mark(watermark);
  const envelope = await first(address, keep);
  await Promise.race([ready, after(FONT_PATIENCE)]);
  if (envelope) await take(envelope);
  if (socket === undefined) ask(address, take, () => at !== undefined && stage.programme);
  else connect();
  await ready;
  keepAll();
}

/** Keep what the page is made of; when the server went meanwhile, at the next connection. */
async function keepAll() {
  if (preview || kept || !stage.programme) return;
  kept = true;
  try {
    await keepShell([worker, font], keep);
  } catch {
    kept = false;
  }
}

/** Another size, or another scale of the desktop. */
function resized() {
  if (!stage.programme) return;
  stage.place();
  if (preview) fit(root, () => stage.programme.size);
}

addEventListener("error", (event) => troubles.note("page", event.message));
addEventListener("unhandledrejection", (event) => troubles.note("page", String(event.reason)));
addEventListener("resize", resized);
if (!preview) stayAwake((problem) => (problem ? troubles.note("awake", problem) : troubles.mend("awake")));
begin();
