// Keys of the drawing board: Enter and Escape while something is drawn, undo and redo, Delete.

export function listenToKeys(board, act) {
  board.addEventListener("keydown", (event) => {
    const done = (event.ctrlKey || event.metaKey ? withControl : alone)(event, act);
    if (done) event.preventDefault();
  });
  // Escape closes a dialog of itself; first it ends what is begun.
  board.addEventListener("cancel", (event) => {
    if (act.drawing()) act.stop();
    else if (act.chosen()) act.unchoose();
    else return;
    event.preventDefault();
  });
}

const isTyping = ({ target }) => target.matches("input, textarea, select");

function withControl(event, act) {
  const key = event.key.toLowerCase();
  if (isTyping(event) || !["z", "y"].includes(key)) return false;
  act.step(key === "z" && !event.shiftKey);
  return true;
}

function alone(event, act) {
  if (isTyping(event) || event.target.matches("button, summary, a")) return false;
  if (event.key === "Enter" && act.drawing()) act.finish();
  else if (["Delete", "Backspace"].includes(event.key) && !act.drawing()) act.remove();
  else return false;
  return true;
}
