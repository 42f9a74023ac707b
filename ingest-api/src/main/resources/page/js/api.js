// The door over HTTP: reads, and commands that are sent again under the same id until answered.
import { Cell } from "./cell.js";
import { freshId, session } from "./session.js";

const WAIT_MS = 5000;
const TRIES = 3;

/** A key that is not good is not sent again: without it what is public still comes. */
let refusedKey = "";
let refusedWhy = "";

/** Whether the last request came through. */
export const reachable = new Cell(true);

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
  return exchange(path, { signal, headers: headers() });
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
      return await exchange(url, request);
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
  const { key } = session.value;
  if (key && key !== refusedKey) said.Authorization = "Bearer " + key;
  return said;
}

async function reach(path, request) {
  try {
    const response = await fetch(path, { cache: "no-store", ...request });
    if (!reachable.value) reachable.value = true;
    return response;
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    if (reachable.value) reachable.value = false;
    throw new Problem(0, { detail: "The exchange cannot be reached." });
  }
}

async function exchange(path, request) {
  const response = await reach(path, request);
  const body = parsed(await response.text());
  if (response.ok) return body;
  const { key } = session.value;
  if (response.status === 401) {
    if (request.headers.Authorization === "Bearer " + key) [refusedKey, refusedWhy] = [key, body?.detail];
    if (key && key === refusedKey) throw new Problem(401, { ...body, detail: refusedWhy });
  }
  throw new Problem(response.status, body ?? {});
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
