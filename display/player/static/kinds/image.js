// A picture, decoded before its slot, so that it is there whole or not at all. Nothing is laid over it: what was
// approved is what is seen; its words are for those who cannot see it.

import { element } from "../elements.js";

export async function prepare(item, scene) {
  const picture = element("img", { attributes: { alt: item.text ?? "" } });
  picture.style.setProperty("object-fit", item.fit === "cover" ? "cover" : "contain");
  try {
    picture.src = await scene.blobs.address(item.blob);
    await picture.decode();
  } catch (error) {
    // Bytes that were damaged on their way may be whole the next time.
    scene.blobs.drop(item.blob);
    throw error;
  }
  return { element: element("div", { name: "image" }, picture), fades: true };
}
