// A picture, decoded before its slot, so that it is there whole or not at all.

import { element } from "../elements.js";

export async function prepare(item, scene) {
  const picture = element("img", { attributes: { alt: item.text ?? "" } });
  picture.style.setProperty("object-fit", item.fit === "cover" ? "cover" : "contain");
  picture.src = await scene.blobs.address(item.blob);
  await picture.decode();
  const box = element("div", { name: "image" }, picture);
  if (item.text) box.append(element("p", { name: "caption", text: item.text, lang: item.lang ?? "zh-Hans" }));
  return { element: box, fades: true };
}
