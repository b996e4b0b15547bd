// The queue's order by hand: a notice is taken by its grip, and where it is let go is sent at once.
import { dragRows } from "./row-drag.js";

const form = document.querySelector("[data-order]");
const list = document.querySelector(".order");

if (form && list) {
  dragRows(list, (_, row) => {
    const ids = [...list.children].filter((each) => each.dataset.among === row.dataset.among);
    form.elements.order.value = ids.map((each) => each.dataset.row).join(" ");
    form.submit();
  });
}
