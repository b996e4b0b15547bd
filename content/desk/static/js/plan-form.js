// The record's form behind the drawing board: what is drawn goes into its fields, as if somebody had typed it.

export class PlanForm {
  #form;

  constructor(form) {
    this.#form = form;
  }

  write(plan) {
    this.#put("plan", JSON.stringify(plan));
    for (const [place, side] of ["width", "height"].entries()) {
      const field = this.#form.elements[`size.${side}`];
      if (field && plan.size) field.value = plan.size[place];
    }
  }

  lay(backdrop) {
    this.#put("backdrop", backdrop);
  }

  opened(open) {
    for (const button of this.#form.querySelectorAll("[data-board-open]")) {
      button.hidden = false;
      button.addEventListener("click", open);
    }
  }

  // A file that is chosen is drawn at once; one that says nothing to us is left for the desk to refuse.
  brought(take) {
    const field = this.#form.elements["plan.file"];
    field.addEventListener("change", async () => {
      const plan = field.files[0] && read(await field.files[0].text());
      if (!plan) return;
      field.value = "";
      take(plan);
    });
  }

  #put(name, value) {
    const field = this.#form.elements[name];
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function read(text) {
  try {
    const plan = JSON.parse(text);
    return Array.isArray(plan?.features) ? { features: plan.features, size: Array.isArray(plan.size) ? plan.size : null } : null;
  } catch {
    return null;
  }
}
