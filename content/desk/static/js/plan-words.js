// The words of the drawing board, as the page gave them.

export function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
}

export function wordsOf(board, lang) {
  const order = lang.startsWith("en") ? ["en", "zh-Hans", "zh-Hant"] : ["zh-Hans", "zh-Hant", "en"];
  const chosen = (text) => (typeof text === "string" ? text : (order.map((tag) => text?.[tag]).find(Boolean) ?? ""));
  return {
    ...board,
    chosen,
    // What a part is called: its kind, its number, its name.
    name({ properties: { type, number, name, id } }) {
      const own = [number, chosen(name)].filter(Boolean).join(" ");
      const bare = id === type ? "" : id.replace(new RegExp(`^${type}-(?=\\d+$)`), "");
      return [board.types[type] ?? type, own || bare].filter(Boolean).join(" ");
    },
    // On the map there is room for the shorter of the two.
    label: ({ properties: { type, number, name } }) => (["room", "counter", "toilet", "lift", "stairs"].includes(type) ? (number ?? chosen(name)) : ""),
  };
}

export const metres = (cm) => String(Math.round(cm) / 100);

// Centimetres of what was typed in metres; null for what is no number.
export function centimetres(text) {
  const found = Number(text.trim().replace(",", "."));
  return text.trim() && Number.isFinite(found) ? Math.round(found * 100) : null;
}

export function option(said, value) {
  const found = document.createElement("option");
  Object.assign(found, { textContent: said, value });
  return found;
}
