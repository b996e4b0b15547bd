// The kiosk's own clock: the server's word for the time, carried on by this machine between two words.

export function tick(element) {
  let offset = 0;
  const { zone, lang } = element.dataset;
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const date = new Intl.DateTimeFormat(lang, {
    year: "numeric", month: "long", day: "numeric", weekday: "long", timeZone: zone,
  });
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
    show() {
      write(".clock-time", time.format(now()));
      write(".clock-date", date.format(now()));
    },
  };
}
