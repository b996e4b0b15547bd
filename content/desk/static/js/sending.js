// Files sent one after the other, each with a bar that shows how far it is. `arrived` is called after each.
export function sendOneByOne(zone, arrived) {
  const list = zone.querySelector("[data-sending]");
  const say = zone.querySelector("[data-say]");
  const waiting = [];
  let underWay = false;

  const next = async () => {
    if (underWay) return;
    underWay = true;
    while (waiting.length) {
      const { file, row } = waiting.shift();
      const line = await send(zone, file, row.bar);
      if (line) refuse(row, line);
      else row.item.remove();
      await arrived();
    }
    underWay = false;
    say.textContent = zone.dataset.sent;
  };

  return (files) => {
    say.textContent = "";
    for (const file of files) {
      const row = shown(list, file.name);
      if (file.size > Number(zone.dataset.most)) refuse(row, zone.dataset.tooLarge);
      else waiting.push({ file, row });
    }
    next();
  };
}

function shown(list, name) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const bar = document.createElement("progress");
  label.textContent = name;
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  item.append(label, bar);
  list.append(item);
  return { item, bar };
}

function refuse(row, line) {
  const told = document.createElement("p");
  told.className = "mistake";
  told.setAttribute("role", "alert");
  told.textContent = line;
  row.bar.remove();
  row.item.append(told);
}

// The line that says why it did not arrive; nothing when it did, whatever becomes of it then.
function send(zone, file, bar) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${zone.dataset.take}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", zone.elements.csrf_token.value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => done(request.status === 201 ? "" : zone.dataset.lost));
    request.addEventListener("error", () => done(zone.dataset.lost));
    request.send(file);
  });
}
