// How much time is left until an instant, changed at the second; what is left is never less than nothing.

import { element } from "../elements.js";
import { words } from "../words.js";

/** In bands and strips this low all of it stands in one line. */
const LOW = 200;
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

export async function prepare(item, scene) {
  const { countdown } = words(item.lang);
  const days = element("span", { name: "days" });
  const unit = element("span", { name: "unit" });
  const rest = element("span", { name: "rest" });
  const left = element("p", { name: "left" }, days, unit, rest);
  const label = element("p", { name: "label", text: item.text ?? "", lang: item.lang });
  const box = element("div", { name: "countdown", lang: item.lang, attributes: { role: "timer", "aria-live": "off" } }, label);
  if (item.text_en) box.append(element("p", { name: "english", text: item.text_en, lang: "en" }));
  box.append(left);
  const low = scene.height < LOW;
  box.classList.toggle("low", low);
  const ems = [...(item.text ?? "")].length;
  const [width, height] = low ? [(ems + 8) * 100, 160] : [Math.max(820, ems * 80), 420];
  box.style.setProperty("--unit", `${Math.min(scene.height / height, scene.width / width)}px`);
  box.style.setProperty("--ink", item.style?.color ?? "#fff");
  box.style.setProperty("--paper", item.style?.background ?? "#000");
  return {
    element: box,
    look: (now) => {
      // Rounded up: it says 0 at the instant itself and not a second before.
      const whole = Math.max(0, Math.ceil((item.until - now) / SECOND)) * SECOND;
      const count = Math.floor(whole / DAY);
      days.textContent = count > 0 ? count : "";
      unit.textContent = count > 0 ? countdown.days(count) : "";
      rest.textContent = clock(whole % DAY);
      return whole > 0 ? item.until - whole + SECOND : Infinity;
    },
  };
}

function clock(ms) {
  const parts = [ms / HOUR, (ms % HOUR) / MINUTE, (ms % MINUTE) / SECOND];
  return parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}
