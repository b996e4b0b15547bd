// How long a text is and takes to read, while it is typed. Chinese counts by characters, English by words.
export function measure(text, lang) {
  const pieces = lang === "en" ? text.split(/\s+/u).filter(Boolean) : [...text.replace(/\s/gu, "")];
  return pieces.length;
}

export function countWhileTyping(field) {
  const line = document.getElementById(field.dataset.count);
  const [slow, fast] = line.dataset.perMinute.split(" ").map(Number);
  const say = () => {
    const count = measure(field.value, field.lang);
    const filled = { count, low: Math.ceil((count * 60) / fast), high: Math.ceil((count * 60) / slow) };
    line.textContent = count ? line.dataset.says.replace(/\{(\w+)\}/gu, (_, name) => filled[name]) : "";
  };
  field.addEventListener("input", say);
  field.form.addEventListener("input", (event) => {
    if (event.target === field.form) say();
  });
  say();
}
