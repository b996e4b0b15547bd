// Outside its hours a channel is dark.

import { element } from "../elements.js";

export async function prepare() {
  return { element: element("div", { name: "dark" }) };
}
