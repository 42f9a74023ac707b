// One WebSocket for all that moves. Each subscription begins with a snapshot; every update names
// the sequence before it, and where that is not the one we have, we subscribe again.
import { Cell } from "./cell.js";
import { session } from "./session.js";

const SILENCE_MS = 35000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10000;
const AGAIN_MS = 3000;
const UNAUTHENTICATED = 4001;

/** "connecting", "live" or "lost". */
export const link = new Cell("connecting");

const wanted = new Map();
let socket = null;
let wait = FIRST_WAIT_MS;
let silence = 0;
let next = 1;
let isKeyBad = false;

/**
 * Follows a channel, `{channel, market, interval, account}`, until the answer is called.
 * `hears.snapshot(data, message)` comes first, and again after every gap; then `hears.update`.
 */
export function follow(topic, hears) {
  const key = keyOf(topic);
  const followers = wanted.get(key)?.followers ?? new Set();
  const follower = { ...hears };
  followers.add(follower);
  wanted.set(key, { topic, followers, sequence: null });
  ask("subscribe", topic);
  return () => {
    followers.delete(follower);
    if (followers.size > 0 || wanted.get(key)?.followers !== followers) return;
    wanted.delete(key);
    ask("unsubscribe", topic);
  };
}

/** Opens the line and keeps it open. */
export function connect() {
  link.value = link.value === "lost" ? "lost" : "connecting";
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const line = new WebSocket(`${scheme}//${location.host}/v1/feed`);
  socket = line;
  line.onopen = opened;
  line.onmessage = (event) => {
    if (socket !== line) return;
    listen();
    hear(JSON.parse(event.data));
  };
  line.onclose = ({ code }) => {
    if (socket !== line) return;
    socket = null;
    isKeyBad ||= code === UNAUTHENTICATED;
    lost();
  };
}

/** Forgets what was said under another name. */
export function reconnect() {
  wait = FIRST_WAIT_MS;
  isKeyBad = false;
  const before = socket;
  if (!before) return;
  socket = null;
  before.close();
  connect();
}

function opened() {
  wait = FIRST_WAIT_MS;
  listen();
  if (session.value.key && !isKeyBad) say({ op: "auth", token: session.value.key });
  for (const entry of wanted.values()) {
    entry.sequence = null;
    ask("subscribe", entry.topic);
  }
  link.value = "live";
}

function lost() {
  clearTimeout(silence);
  link.value = "lost";
  const jittered = wait * (0.75 + Math.random() / 2);
  wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  setTimeout(connect, jittered);
}

/** The other side speaks at least every 15 seconds; a line that does not is dead. */
function listen() {
  clearTimeout(silence);
  silence = setTimeout(() => socket?.close(), SILENCE_MS);
}

function hear(message) {
  if (message.type === "error") return refused(message);
  if (message.type !== "snapshot" && message.type !== "update") return;
  const entry = wanted.get(keyOf(message));
  if (!entry) return;
  if (message.type === "update") {
    if (entry.sequence === null) return;
    if (message.previous !== entry.sequence) return resync(entry);
  }
  entry.sequence = message.sequence;
  for (const follower of entry.followers) follower[message.type](message.data, message);
}

/** Also what a local book asks for whose checksum differs. */
export function resync(entry) {
  const known = entry.topic ? entry : wanted.get(keyOf(entry));
  if (!known) return;
  known.sequence = null;
  ask("unsubscribe", known.topic);
  ask("subscribe", known.topic);
}

/** What ended for a reason that may pass is asked for again; what is not ours stays refused. */
function refused(message) {
  const entry = message.channel && wanted.get(keyOf(message));
  if (!entry || message.code === "FORBIDDEN") return;
  entry.sequence = null;
  setTimeout(() => wanted.get(keyOf(message)) === entry && resync(entry), AGAIN_MS);
}

function ask(op, topic) {
  say({ op, id: next++, channels: [topic] });
}

function say(message) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function keyOf({ channel, market, interval, account }) {
  return [channel, market ?? "", interval ?? "", account ?? ""].join("|");
}
