// Nodes and their style, without markup in strings and without style attributes in markup (the policy allows neither).

/** An element with a class, style properties (kebab-case) and text or children. */
export function element(tag, { name = "", style = {}, lang, text, attributes = {} } = {}, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (lang) made.lang = lang;
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  dress(made, style);
  made.append(...children);
  return made;
}

export function dress(target, style) {
  for (const [property, value] of Object.entries(style)) target.style.setProperty(property, value);
}
