// The door over HTTP: reads, and commands that are sent again under the same id until answered.
import { freshId, session } from "./session.js";

const WAIT_MS = 5000;
const TRIES = 3;

/** What the door, or the network, said no with; `code` is stable, the message is for people. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The exchange answered ${status}.`);
    this.status = status;
    this.code = body.code ?? "UNREACHABLE";
    this.field = body.field ?? "";
    this.figures = body.figures ?? {};
  }
}

export async function read(path, signal) {
  return answer(await reach(path, { signal, headers: headers() }));
}

/** As a read, but null where there is nothing yet. */
export async function readOrNone(path, signal) {
  try {
    return await read(path, signal);
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

/** Sends a command and comes back with its outcome, or null where none is known in good time. */
export async function command(method, path, body) {
  const sent = await send(method, path, body);
  return sent.outcome ?? poll(sent.links.outcome);
}

async function send(method, path, body) {
  const url = path + (path.includes("?") ? "&" : "?") + "wait=" + WAIT_MS;
  const request = { method, headers: headers(body) };
  if (!body) request.headers["Idempotency-Key"] = freshId("k");
  if (body) request.body = JSON.stringify(body);
  for (let left = TRIES; ; left--) {
    try {
      return await answer(await reach(url, request));
    } catch (problem) {
      const mayPass = problem.status === 503 || problem.status === 0;
      if (!mayPass || left <= 1) throw problem;
      await pause(400);
    }
  }
}

async function poll(path) {
  for (let left = 25; left > 0; left--) {
    const outcome = await readOrNone(path);
    if (outcome && outcome.status !== "PENDING") return outcome;
    await pause(200);
  }
  return null;
}

function headers(body) {
  const said = {};
  if (body) said["Content-Type"] = "application/json";
  if (session.value.key) said.Authorization = "Bearer " + session.value.key;
  return said;
}

async function reach(path, request) {
  try {
    return await fetch(path, { cache: "no-store", ...request });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Problem(0, { detail: "The exchange cannot be reached." });
  }
}

async function answer(response) {
  const text = await response.text();
  const body = parsed(text);
  if (!response.ok) throw new Problem(response.status, body ?? {});
  return body;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
