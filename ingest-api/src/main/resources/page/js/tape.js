// Trades as they happen, newest first; candles listen here too.
import { find, h, list, mark, oncePerFrame, say, write, clock } from "./dom.js";
import { shown } from "./decimal.js";
import { follow, link } from "./feed.js";
import { readOrNone } from "./api.js";
import { chosen, market, priceDigits, sizeDigits } from "./state.js";

const SHOWN = 60;
const KEPT = 200;
const POLL_MS = 2000;

let trades = null;
let leave = () => {};
const hearers = new Set();

/** Hears of trades of the chosen market, oldest first, each once. */
export function onTrades(hearer) {
  hearers.add(hearer);
}

/** What is known of the last trades, newest first. */
export const lastTrades = () => trades ?? [];

export function start() {
  const draw = oncePerFrame(render);
  chosen.watch((name) => open(name, draw));
  setInterval(() => link.value !== "live" && poll(draw), POLL_MS);
  draw();
}

function open(name, draw) {
  leave();
  trades = null;
  draw();
  if (!name) return;
  leave = follow({ channel: "trades", market: name }, {
    snapshot: (data) => take(data.trades ?? data, draw),
    update: (data) => take([data], draw),
  });
  poll(draw);
}

async function poll(draw) {
  const name = chosen.value;
  if (!name) return;
  const page = await readOrNone(`/v1/markets/${name}/trades?limit=${SHOWN}`).catch(() => null);
  if (page && name === chosen.value) take(page.trades, draw);
}

/** However they come, and however often: by sequence each is one. */
function take(more, draw) {
  const known = new Set((trades ?? []).map((each) => each.sequence));
  const fresh = more.filter((each) => !known.has(each.sequence)).sort((a, b) => a.sequence - b.sequence);
  trades = [...(trades ?? []), ...fresh].sort((a, b) => b.sequence - a.sequence).slice(0, KEPT);
  for (const hearer of hearers) hearer(fresh);
  draw();
}

function render() {
  const of = market();
  const said = find("#tape-said");
  if (!of || !trades) return say(said, "loading", "Loading trades");
  say(said, "empty", trades.length ? "" : "Nothing was traded here yet.");
  list(find("#tape"), trades.slice(0, SHOWN), (each) => each.sequence, make, (row, each) => change(row, each, of));
}

function make(each) {
  return h("li", { class: "row" },
    h("span", { class: each.takerSide === "BUY" ? "buy" : "sell" }), h("span"), h("span"));
}

function change(row, each, of) {
  const [at, size, time] = row.children;
  write(at, shown(each.price, priceDigits(of)));
  mark(at, "title", `${each.takerSide} · ${each.venue} · ${each.price} HANZO`);
  write(size, shown(each.quantity, sizeDigits(of)));
  write(time, clock(each.timeMs));
}
