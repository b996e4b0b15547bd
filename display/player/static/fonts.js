// The one font of programmes, loaded before any text is shown; widths were measured with it when compiling.

import { pause } from "./backoff.js";

export const FAMILY = "Foyer Sans";

/**
 * Resolves when the font is there, or when it could not be had now: text in a system font is better than none.
 * Goes on trying in the latter case.
 */
export async function loadFont(address, troubles, failures = 0) {
  try {
    document.fonts.add(await new FontFace(FAMILY, `url("${address}")`, { display: "block" }).load());
    troubles.mend("font");
  } catch (error) {
    troubles.note("font", `not loaded: ${error.message}`);
    setTimeout(() => loadFont(address, troubles, failures + 1), 1000 + pause(failures));
  }
}
