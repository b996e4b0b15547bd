// What an address names by its part after the # is open when one arrives.

function open() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named?.tagName !== "DETAILS") return;
  named.open = true;
  named.scrollIntoView();
}

addEventListener("hashchange", open);
open();
