// A video without its sound. Where it is follows from the clock alone: begun late it begins in its middle, and small
// errors are run in by its speed, which no eye sees. One that will not decode is refused before its slot.

import { element } from "../elements.js";

/** How long (ms) the first picture may take before the video is given up for now. */
const PATIENCE = 20_000;
/** Ms of error that are left alone: less than a quarter of a frame of 60 Hz. */
const NOISE = 4;
/** Beyond this the picture is set to where it belongs, below it the speed brings it there. */
const LEAP = 250;
/** The most by which the speed may differ. */
const SLEW = 0.06;
/** Ms between two looks at where it is. */
const EVERY = 250;

export async function prepare(item, scene) {
  const film = element("video", { attributes: { muted: "", playsinline: "", preload: "auto", "aria-label": item.text ?? "" } });
  film.muted = true;
  film.disablePictureInPicture = true;
  film.style.setProperty("object-fit", item.fit === "cover" ? "cover" : "contain");
  try {
    film.src = await scene.blobs.address(item.blob);
    await decoded(film);
  } catch (error) {
    scene.blobs.drop(item.blob);
    film.removeAttribute("src");
    throw error;
  }
  const place = new Place(film, item.duration_ms, scene.still);
  return {
    element: element("div", { name: "video" }, film),
    fades: true,
    begin: (slot, clock) => place.begin(slot, clock),
    look: (now) => {
      if (film.error) throw new Error(`video: ${film.error.message || film.error.code}`);
      place.mind(now);
      return now + EVERY;
    },
    end: () => place.end(),
    release: () => {
      place.end();
      film.removeAttribute("src");
      film.load();
    },
    where: () => film.currentTime * 1000,
  };
}

class Place {
  #film;
  #length;
  #still;
  #slot;
  #clock;
  #watching = 0;

  constructor(film, length, still) {
    this.#film = film;
    this.#length = length;
    this.#still = still;
  }

  begin(slot, clock) {
    this.#slot = slot;
    this.#clock = clock;
    // One video after itself goes round by itself, without the pause of a jump.
    this.#film.loop = slot.period === this.#length;
    const due = this.#due(clock.now());
    if (Math.abs(this.#error(this.#film.currentTime * 1000, due)) > LEAP || this.#film.paused) this.#leap(due);
    if (this.#still) return;
    this.#film.play().catch(() => {});
    this.#watch();
  }

  end() {
    this.#film.cancelVideoFrameCallback(this.#watching);
    this.#film.pause();
  }

  /** Looked at by the clock too: a page in the background gets no pictures to look at. */
  mind(now) {
    if (this.#still || !this.#slot || this.#film.seeking) return;
    if (this.#film.paused) this.#film.play().catch(() => {});
    const error = this.#error(this.#film.currentTime * 1000, this.#due(now));
    if (Math.abs(error) > LEAP) this.#leap(this.#due(now));
  }

  /** With every picture that comes to the glass: when it will be there, and which one it is. */
  #watch() {
    this.#film.cancelVideoFrameCallback(this.#watching);
    this.#watching = this.#film.requestVideoFrameCallback((_, { expectedDisplayTime, mediaTime }) => {
      const now = this.#clock.now() + expectedDisplayTime - performance.now();
      const error = this.#error(mediaTime * 1000, this.#due(now));
      const rate = Math.abs(error) < NOISE ? 1 : 1 - Math.max(-SLEW, Math.min(SLEW, error / 500));
      if (Math.abs(this.#film.playbackRate - rate) > 0.002) this.#film.playbackRate = rate;
      this.#watch();
    });
  }

  #leap(due) {
    this.#film.playbackRate = 1;
    this.#film.currentTime = due / 1000;
  }

  #due(now) {
    return Math.max(0, now - this.#slot.from) % this.#length;
  }

  /** By how much (ms) the picture is ahead, the shorter way round where it goes round. */
  #error(is, due) {
    const error = is - due;
    if (!this.#film.loop || Math.abs(error) < this.#length / 2) return error;
    return error - Math.sign(error) * this.#length;
  }
}

/** Resolves when the first picture is there. */
function decoded(film) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error("video: no picture in time")), PATIENCE);
    film.addEventListener("loadeddata", () => resolve(clearTimeout(limit)), { once: true });
    film.addEventListener(
      "error",
      () => {
        clearTimeout(limit);
        reject(new Error(`video: ${film.error?.message || "cannot be decoded"}`));
      },
      { once: true },
    );
    film.load();
  });
}
