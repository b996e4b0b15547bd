// A thumb that goes through the day: while it moves the hand of the clock goes with it, where it rests the player does.
const slider = document.querySelector("[data-slider]");
const thumb = slider.querySelector("input");
const told = slider.querySelector("output");
const field = document.querySelector("#at");

slider.hidden = false;

const clock = (minute) => [Math.floor(minute / 60), minute % 60].map((each) => String(each).padStart(2, "0")).join(":");

thumb.addEventListener("input", () => {
  told.textContent = clock(thumb.valueAsNumber);
  thumb.setAttribute("aria-valuetext", told.textContent);
  field.value = `${field.value.slice(0, 10)}T${told.textContent}`;
  for (const hand of document.querySelectorAll(".day .at")) {
    hand.setAttribute("x1", thumb.value);
    hand.setAttribute("x2", thumb.value);
  }
});

// The hour that was asked for last; answers may come in another order.
let asked = "";

thumb.addEventListener("change", async () => {
  const address = new URL(location.href);
  address.searchParams.set("at", field.value);
  history.replaceState(null, "", address);
  const { value } = field;
  asked = value;
  const answer = await fetch(address);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (value !== asked) return;
  document.querySelector("[data-stage] iframe").src = fresh.querySelector("[data-stage] iframe").getAttribute("src");
  document.querySelector("[data-then]").replaceChildren(...fresh.querySelector("[data-then]").childNodes);
});
