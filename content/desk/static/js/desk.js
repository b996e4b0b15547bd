// What every page of the desk can do. Each behaviour is a module tied to its data- attribute.
import { forget, forgetAllOnSignOut } from "./kept.js";
import { followLive } from "./live.js";

for (const element of document.querySelectorAll("[data-forget]")) {
  forget(element.dataset.forget.split(" "));
}
forgetAllOnSignOut(document.querySelectorAll('form[action$="/sign-out"]'));
followLive(document.querySelectorAll("[data-live]"));
