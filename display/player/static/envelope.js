// What push hands over is opened here; a page trusts its own machine's push and checks only that it is what it asked for.

/** The programme in an envelope, for `channel`; throws Error with one line when it is none. */
export function opened(envelope, channel) {
  const programme = JSON.parse(envelope.body);
  if (programme.kind !== "programme") throw new Error("not a programme");
  if (programme.format !== 1) throw new Error(`unknown format ${programme.format}`);
  if (programme.channel !== channel) throw new Error(`programme of ${programme.channel}`);
  if (programme.number !== envelope.number) throw new Error("number mismatch");
  return programme;
}
