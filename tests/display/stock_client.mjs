// A screen as the stock JavaScript client of Socket.IO makes one; prints what happens, one JSON array a line.
// Arguments: url, auth (JSON). A line on stdin is [event, payload] to be sent with a callback.

import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [, , url, auth] = process.argv;
const say = (...said) => process.stdout.write(`${JSON.stringify(said)}\n`);

const socket = io(`${url}/screens`, { transports: ["websocket"], reconnection: false, auth: JSON.parse(auth) });
socket.on("connect", () => say("connect"));
socket.on("connect_error", (error) => say("connect_error", error.message, error.data ?? null));
socket.on("disconnect", (reason) => say("disconnect", reason));
socket.onAny((event, payload) => say(event, payload));

createInterface({ input: process.stdin }).on("line", async (line) => {
  const [event, payload] = JSON.parse(line);
  if (event === "leave") socket.disconnect();
  else say("answer", await socket.emitWithAck(event, payload));
});
