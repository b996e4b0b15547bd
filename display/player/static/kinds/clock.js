// Time, date and weekday in the channel's zone, changed at the second.

import { element } from "../elements.js";
import { words } from "../words.js";

/** In bands and strips this low the date stands beside the time. */
const LOW = 200;

export async function prepare(item, scene) {
  const lang = item.lang ?? "zh-Hans";
  const read = reader(item.zone, lang);
  const time = element("span", { name: "time" });
  const seconds = element("span", { name: "seconds" });
  const date = element("span", { name: "date" });
  const weekday = element("span", { name: "weekday" });
  const face = element("div", { name: "clock", lang, attributes: { role: "timer", "aria-label": words(lang).clock, "aria-live": "off" } });
  face.append(element("div", { name: "hands" }, time, seconds), element("div", { name: "day" }, date, weekday));
  const low = scene.height < LOW;
  const [width, height] = low ? [1000, 160] : [576, 240];
  face.style.setProperty("--unit", `${Math.min(scene.height / height, scene.width / width)}px`);
  face.classList.toggle("low", low);
  return {
    element: face,
    look: (now) => {
      const { hour, minute, second, day, name } = read(now);
      time.textContent = `${hour}:${minute}`;
      seconds.textContent = second;
      date.textContent = day;
      weekday.textContent = name;
      return (Math.floor(now / 1000) + 1) * 1000;
    },
  };
}

function reader(timeZone, lang) {
  const locale = lang === "en" ? "en-GB" : "zh-CN";
  const hands = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(locale, { timeZone, year: "numeric", month: "long", day: "numeric" });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: "long" });
  return (now) => {
    const [hour, minute, second] = hands.format(now).split(":");
    return { hour, minute, second, day: day.format(now), name: weekday.format(now) };
  };
}
