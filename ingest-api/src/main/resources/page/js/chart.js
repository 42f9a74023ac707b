// Candles and their volume: which market and interval, from where, and how far one looks back.
import uPlot from "../vendor/uPlot.js";
import { all, find, h, mark, oncePerFrame, say, write } from "./dom.js";
import { INTERVALS, load } from "./candles.js";
import { cut } from "./decimal.js";
import { plotOf } from "./plot.js";
import { reachable } from "./api.js";
import { follow, link } from "./feed.js";
import { lastTrades, onTrades } from "./tape.js";
import { chosen, market, priceDigits } from "./state.js";

const MOST_SEEN = 110;
const LEAST_SEEN = 40;
const TICK_MS = 1000;
const POLL_MS = 5000;

let interval = "1m";
let bars = null;
let plot = null;
let leave = () => {};
let loading = new AbortController();

export function start() {
  const draw = oncePerFrame(render);
  const group = find("#intervals");
  for (const name of Object.keys(INTERVALS)) {
    group.append(h("button", { type: "button", role: "radio", "data-interval": name, onclick: () => choose(name) }, name));
  }
  chosen.watch(() => open(draw));
  onTrades((trades) => {
    if (!bars) return;
    trades.forEach((trade) => bars.trade(trade));
    draw();
  });
  new ResizeObserver(() => fit(draw)).observe(find("#chart"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => rebuild(draw));
  setInterval(() => {
    if (!reachable.value) return;
    bars?.extendTo(Date.now());
    draw();
  }, TICK_MS);
  setInterval(() => link.value !== "live" && refresh(draw), POLL_MS);
  redraw = draw;
  choose(interval);
}

let redraw = () => {};

export function choose(name) {
  interval = name;
  for (const button of all("#intervals button")) mark(button, "aria-checked", button.dataset.interval === name ? "true" : "false");
  open(redraw);
}

function open(draw) {
  leave();
  bars = null;
  rebuild(draw);
  if (!chosen.value) return;
  refresh(draw);
  leave = follow({ channel: "candles", market: chosen.value, interval }, {
    snapshot: ({ candles }) => {
      candles?.forEach((candle) => bars?.add(candle));
      draw();
    },
    update: (candle) => {
      bars?.add(candle);
      draw();
    },
  });
}

async function refresh(draw) {
  loading.abort();
  loading = new AbortController();
  const signal = loading.signal;
  try {
    const fresh = await load(chosen.value, interval, Date.now(), signal);
    [...lastTrades()].reverse().forEach((trade) => fresh.trade(trade));
    fresh.extendTo(Date.now());
    if (!signal.aborted) bars = fresh;
    draw();
  } catch (problem) {
    if (signal.aborted) return;
    if (!bars) say(find("#chart-said"), "error", problem.message);
  }
}

function rebuild(draw) {
  plot?.destroy();
  plot = null;
  draw();
}

function fit(draw) {
  const { clientWidth: width, clientHeight: height } = find("#chart");
  if (plot && width > 0 && height > 0) plot.setSize({ width, height });
  draw();
}

function render() {
  const of = market();
  const said = find("#chart-said");
  if (!of || !bars) return said.dataset.kind === "error" ? undefined : say(said, "loading", "Loading candles");
  say(said, "empty", bars.list.length ? "" : "The first trade begins the chart.");
  const room = find("#chart");
  if (!bars.list.length || room.clientWidth === 0 || room.clientHeight < 60) return;
  const step = INTERVALS[interval];
  const data = columns(bars.list);
  if (!plot) {
    plot = plotOf(uPlot, room, { step, digits: priceDigits(of), seen: Math.min(MOST_SEEN, Math.max(LEAST_SEEN, bars.list.length + 8)), onhover: told }, data);
  } else {
    plot.keepUp(data);
  }
  told(null);
}

function columns(list) {
  return [
    list.map((bar) => bar.start / 1000),
    ...["open", "high", "low", "close", "volume"].map((name) => list.map((bar) => bar[name])),
  ];
}

/** The bar under the cursor, else the last. */
function told(at) {
  const bar = bars?.list[at ?? bars.list.length - 1];
  const of = market();
  if (!bar || !of) return write(find("#bar-now"), "");
  const digits = priceDigits(of);
  const parts = ["open", "high", "low", "close"].flatMap((name) =>
    [h("b", {}, name[0].toUpperCase()), cut(bar[name], digits)]);
  find("#bar-now").replaceChildren(...parts, h("b", {}, "V"), bar.volume.toPrecision(4).replace(/\.?0+$/, ""));
}

