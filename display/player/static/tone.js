// The tone before an emergency's words, and the softer one of an all-clear, made here: it waits for no file.

import { painted } from "./painted.js";

const NOTES = { alert: [660, 880, 660, 880, 660, 880], over: [523, 659] };
const NOTE_S = 0.5;
const LOUD = 0.6;
const EDGE_S = 0.03;
let context;

/**
 * Sounds from `late` seconds after its beginning; returns what ends it. A machine without sound is silent. The picture
 * goes first: opening what plays sound takes up to a quarter of a second, and nothing is painted meanwhile.
 */
export function tone(kind, late) {
  const [notes, asked] = [NOTES[kind], performance.now()];
  if (!notes) return () => {};
  let end = () => {};
  let wanted = true;
  painted().then(() => {
    if (wanted) end = begun(notes, late + (performance.now() - asked) / 1000);
  });
  return () => {
    wanted = false;
    end();
  };
}

function begun(notes, late) {
  try {
    context ??= new AudioContext();
    context.resume().catch(() => {});
    return played(notes, context.currentTime - late);
  } catch {
    return () => {};
  }
}

function played(notes, begin) {
  const [voice, gain] = [new OscillatorNode(context, { type: "triangle" }), new GainNode(context, { gain: 0 })];
  for (const [place, note] of notes.entries()) {
    const at = begin + place * NOTE_S;
    if (at + NOTE_S <= context.currentTime) continue;
    voice.frequency.setValueAtTime(note, Math.max(0, at));
    gain.gain.setTargetAtTime(LOUD, Math.max(0, at), EDGE_S);
    gain.gain.setTargetAtTime(0, Math.max(0, at + NOTE_S - 4 * EDGE_S), EDGE_S);
  }
  voice.connect(gain).connect(context.destination);
  voice.start();
  voice.stop(Math.max(context.currentTime, begin + notes.length * NOTE_S));
  return () => gain.disconnect();
}
