// What was kept of a form is sent to the desk, which draws the form with it: rows and all, and saves nothing.
export function sendAgain(form, pairs) {
  const again = document.createElement("form");
  again.method = "post";
  again.hidden = true;
  const own = [...new FormData(form)].filter(([name]) => name === "csrf_token" || name === "seen");
  const typed = pairs.filter(([name]) => name !== "then");
  for (const [name, value] of [...own, ...typed, ["then", "again"]]) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    again.append(field);
  }
  document.body.append(again);
  again.submit();
}
