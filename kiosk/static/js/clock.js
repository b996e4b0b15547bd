// The kiosk's own clock: the server's word for the time, carried on by this machine between two words.

export function tick(element) {
  let offset = 0;
  let words;
  const now = () => Date.now() + offset;
  const write = (selector, text) => {
    const place = element.querySelector(selector);
    if (place && place.textContent !== text) place.textContent = text;
  };
  return {
    now,
    set(told) {
      offset = told - Date.now();
    },
    /** The browser takes 50 ms to learn how a date is written: not while somebody waits for the page. */
    prepare() {
      words ??= wording(element.dataset);
      return words;
    },
    show() {
      const { time, date } = this.prepare();
      write(".clock-time", time.format(now()));
      write(".clock-date", date.format(now()));
    },
  };
}

function wording({ zone, lang }) {
  const day = { year: "numeric", month: "long", day: "numeric", weekday: "long" };
  return {
    time: new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }),
    date: new Intl.DateTimeFormat(lang, { ...day, timeZone: zone }),
  };
}
