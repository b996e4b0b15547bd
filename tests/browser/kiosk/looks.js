// What a page must look like, asked of the page itself. Each rule gives lines that say what breaks it.
(() => {
  const TOUCHED = "a[href], button, input, select, textarea, summary, [role=button], [role=link], [tabindex='0']";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });

  function named(element) {
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 24);
    return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} "${words}"`;
  }

  /** The part of a box, an element's own or one of a text within it, that what scrolls or hides around it leaves. */
  function shown(element, text = null) {
    let { left, top, right, bottom } = text ?? element.getBoundingClientRect();
    for (let each = text ? element : element.parentElement; each; each = each.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(each);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const frame = each.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    [top, bottom] = [Math.max(top, 0), Math.min(bottom, window.innerHeight)];
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  }

  function touched() {
    return all(TOUCHED).filter((each) => seen(each) && !each.parentElement.closest("a[href], button"));
  }

  /** Everything to touch that is smaller than `least` px in one direction, or than `drawn` px where it is a place on a
   * plan, which stands in the list below it too. A box to tick is ticked by its words too. */
  function small(least, drawn) {
    return touched().flatMap((each) => {
      const ticked = ["checkbox", "radio"].includes(each.type) ? each.labels[0] : null;
      const { width, height } = (ticked ?? each).getBoundingClientRect();
      if (Math.min(width, height) >= (each.closest("svg") ? drawn : least) - 0.5) return [];
      return [`small: ${named(each)} ${width.toFixed()}x${height.toFixed()}`];
    });
  }

  /** Everything to touch that begins above `line` px, wherever the page is scrolled to. */
  function above(line) {
    const content = document.querySelector(".content");
    const found = new Set();
    for (const part of [0, 0.5, 1]) {
      content.scrollTop = part * (content.scrollHeight - content.clientHeight);
      window.scrollTo(0, part * document.documentElement.scrollHeight);
      for (const each of touched()) {
        const box = shown(each);
        if (box && box.top < line - 0.5) found.add(`above the line: ${named(each)} at ${box.top.toFixed()}`);
      }
    }
    content.scrollTop = 0;
    window.scrollTo(0, 0);
    return [...found];
  }

  function sideways() {
    const places = [document.documentElement, document.querySelector(".content")];
    return places.flatMap((each) =>
      each.scrollWidth > each.clientWidth + 1 ? [`sideways: ${named(each)} by ${each.scrollWidth - each.clientWidth}`] : [],
    );
  }

  /** What only screen readers get. */
  function unseen(element) {
    for (let each = element; each; each = each.parentElement) {
      if (getComputedStyle(each).clipPath === "inset(50%)") return true;
    }
    return Boolean(element.closest(".skip, svg, script")) || !seen(element);
  }

  /** Every piece of text that is to be seen: its element, its boxes. */
  function texts() {
    const walker = document.createTreeWalker(document.body, window.NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || unseen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      if (boxes.length) found.push({ element, boxes });
    }
    return found;
  }

  const SHORTENED = ".board .notices, .document .table, .map-window";

  const HIDES = ["hidden", "clip"];
  const SCROLLS = ["auto", "scroll"];
  const shortened = ({ textOverflow, webkitLineClamp }) => textOverflow === "ellipsis" || webkitLineClamp !== "none";
  const beside = (box, edge) => box.left < edge.left - 2 || box.right > edge.right + 2;
  const beyond = (box, edge, part) => box.top < edge.top - part || box.bottom > edge.bottom + part;

  /** The first box around `element` that hides a part of `box`, which is one of its texts; none where one scrolls to it.
   * What goes on behind an ellipsis stands in full one touch away. */
  function hidden(element, box) {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      const { overflowX, overflowY } = style;
      if (shortened(style)) return null;
      const edge = each.getBoundingClientRect();
      if (HIDES.includes(overflowX) && beside(box, edge)) return each;
      if (HIDES.includes(overflowY) && beyond(box, edge, box.height / 3)) return each;
      if (SCROLLS.includes(overflowY)) return null;
    }
    return beside(box, { left: 0, right: window.innerWidth }) ? document.body : null;
  }

  /** Text that its own box or the panel cuts off; not what may be scrolled to, nor what is one touch away in full. */
  function cut() {
    const found = new Set();
    for (const { element, boxes } of texts().filter((each) => !each.element.closest(SHORTENED))) {
      for (const box of boxes) {
        const by = hidden(element, box);
        if (by) found.add(`cut: ${named(element)} by ${named(by)}`);
      }
    }
    return [...found];
  }

  const LAYERS = ".dock, .masthead, .foot, .aids, dialog, .warned, .content";

  /** Each piece of text in sight, with the layer that it lies on: what scrolls under a layer is not over it. */
  function pieces() {
    return texts().flatMap(({ element, boxes }) =>
      boxes.flatMap((box) => {
        // Above and below the letters a line has room that is nobody's.
        const { left, right, top, bottom, height } = box;
        const letters = { left, right, top: top + height / 5, bottom: bottom - height / 5 };
        const part = shown(element, letters);
        return part ? [{ element, part, layer: element.closest(LAYERS) }] : [];
      }),
    );
  }

  function collide(one, other) {
    if (one.layer !== other.layer) return false;
    if (one.element.contains(other.element) || other.element.contains(one.element)) return false;
    const wide = Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left);
    const high = Math.min(one.part.bottom, other.part.bottom) - Math.max(one.part.top, other.part.top);
    return wide > 3 && high > 3;
  }

  /** Text that lies over other text, or sticks out of what is touched to follow it. */
  function over() {
    const found = new Set();
    pieces().forEach((one, place, others) => {
      for (const other of others.slice(place + 1)) {
        if (collide(one, other)) found.add(`over each other: ${named(one.element)} and ${named(other.element)}`);
      }
      const button = one.element.closest("a[href], button");
      const edge = button && shown(button);
      if (edge && (one.part.left < edge.left - 2 || one.part.right > edge.right + 2)) {
        found.add(`sticks out: ${named(one.element)} of ${named(button)}`);
      }
    });
    return [...found];
  }

  /** Text smaller than `em` px, or with lines closer together than `apart` times its size. */
  function tiny(em, apart) {
    const found = new Set();
    for (const { element, boxes } of texts()) {
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      if (size < em - 0.1) found.add(`tiny: ${named(element)} ${size}`);
      const lines = new Set(boxes.map((box) => Math.round(box.top / 4))).size;
      if (lines > 1 && parseFloat(style.lineHeight) < apart * size - 0.1) {
        found.add(`lines too close: ${named(element)} ${(parseFloat(style.lineHeight) / size).toFixed(2)}`);
      }
    }
    return [...found];
  }

  const parsed = (text) => (text.match(/rgba?\([^)]*\)/g) ?? []).map((each) => each.match(/[\d.]+/g).map(Number));

  /** The colours that may lie behind an element: one, or the stops of a gradient. */
  function grounds(element) {
    for (let each = element; each; each = each.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(each);
      if (backgroundImage.includes("gradient")) return parsed(backgroundImage);
      // A shape drawn behind the words lies on the ground proper.
      const lining = getComputedStyle(each, "::before");
      const [ground] = parsed(lining.zIndex === "-1" ? lining.backgroundColor : backgroundColor);
      if (ground && (ground[3] ?? 1) > 0.5) return [ground];
    }
    return [[255, 255, 255]];
  }

  function light([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function ratio(one, other) {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  }

  const least = (colour, behind) => Math.min(...behind.map((each) => ratio(colour, each)));

  /** Text under `text` to 1, lines around what is touched under `line` to 1, shadows, and shades that run. */
  function pale(text, line) {
    const found = new Set();
    for (const { element } of texts()) {
      const worst = least(parsed(getComputedStyle(element).color)[0], grounds(element));
      if (worst < text) found.add(`pale: ${named(element)} ${worst.toFixed(1)}`);
    }
    for (const each of touched()) {
      const { borderTopWidth, borderTopColor } = getComputedStyle(each);
      if (!parseFloat(borderTopWidth)) continue;
      const around = grounds(each.parentElement);
      const edge = Math.max(least(parsed(borderTopColor)[0], around), least(grounds(each)[0], around));
      if (edge < line) found.add(`pale line: ${named(each)} ${edge.toFixed(1)}`);
    }
    for (const each of all("body *")) {
      const { boxShadow, backgroundImage } = getComputedStyle(each);
      if (boxShadow !== "none") found.add(`shadow: ${named(each)}`);
      const stops = backgroundImage.includes("gradient") ? parsed(backgroundImage) : [];
      if (new Set(stops.map(String)).size > 1) found.add(`gradient: ${named(each)}`);
    }
    return [...found];
  }

  window.looks = { small, above, sideways, cut, over, tiny, pale };
})();
