// window.foyer: what this page believes, to be read by whoever stands before it or tests it.

export function expose(stage, clock, troubles) {
  const foyer = Object.freeze({
    get programme() {
      return structuredClone(stage.programme);
    },
    get troubles() {
      return troubles.list();
    },
    now: () => clock.now(),
    at: (now) => stage.positions(now),
    positions: () => {
      const now = clock.now();
      const painted = stage.painted();
      const due = stage.positions(now) ?? {};
      return Object.fromEntries(Object.keys(painted).map((name) => [name, { now, ...due[name], ...painted[name] }]));
    },
  });
  Object.defineProperty(window, "foyer", { value: foyer });
}
