// Bars of one market and interval: what is over comes from the exchange, the one that is forming
// is made here of finer bars and of trades. Only pixels are drawn from these numbers.
import { read } from "./api.js";
import { forPixels } from "./decimal.js";

export const INTERVALS = { "1s": 1000, "1m": 60000, "5m": 300000, "1h": 3600000, "1d": 86400000 };

/** What the bar that is forming is made of, coarse to fine. */
const FINER = { "1s": [], "1m": ["1s"], "5m": ["1m", "1s"], "1h": ["1m", "1s"], "1d": ["1h", "1m", "1s"] };
const KEPT = 600;

export class Bars {
  /** Oldest first: start (ms), open, high, low, close, volume. */
  list = [];
  #step;
  #lastTrade = 0;

  constructor(interval) {
    this.#step = INTERVALS[interval];
  }

  /** A bar that is over, or a run of empty ones. */
  add(candle) {
    const runs = candle.bars ?? 1;
    const skipped = Math.max(0, runs - KEPT);
    for (let i = skipped; i < runs; i++) this.#put(candle.startMs + i * this.#step, candle);
    this.#lastTrade = Math.max(this.#lastTrade, candle.lastTrade);
  }

  /** A finer bar of the one that is forming. */
  grow(candle) {
    if (candle.trades > 0) this.#merge(candle.startMs, candle.open, candle.high, candle.low, candle.close, candle.volume);
    this.#lastTrade = Math.max(this.#lastTrade, candle.lastTrade);
  }

  trade({ sequence, timeMs, price, quantity }) {
    if (sequence <= this.#lastTrade) return;
    this.#lastTrade = sequence;
    this.#merge(timeMs, price, price, price, price, quantity);
  }

  /** Where nothing was traded the last close goes on to now. */
  extendTo(ms) {
    const last = this.list.at(-1);
    if (!last) return;
    const now = this.#floor(ms);
    const from = Math.max(last.start + this.#step, now - KEPT * this.#step);
    for (let start = from; start <= now; start += this.#step) {
      this.list.push({ start, open: last.close, high: last.close, low: last.close, close: last.close, volume: 0 });
    }
    this.list = this.list.slice(-KEPT);
  }

  get end() {
    const last = this.list.at(-1);
    return last ? last.start + this.#step : 0;
  }

  #floor(ms) {
    return ms - (ms % this.#step);
  }

  #put(start, { open, high, low, close, volume }) {
    const bar = { start, ...numbers({ open, high, low, close, volume }) };
    const at = this.list.findLastIndex((each) => each.start <= start);
    const isKnown = at >= 0 && this.list[at].start === start;
    if (isKnown) this.list[at] = bar;
    else this.list.splice(at + 1, 0, bar);
    this.#goOn(isKnown ? at : at + 1);
    if (this.list.length > KEPT) this.list.shift();
  }

  /** Bars that were empty when this one was not known yet repeat its close. */
  #goOn(at) {
    const { close } = this.list[at];
    for (const later of this.list.slice(at + 1)) {
      if (later.volume > 0) return;
      Object.assign(later, { open: close, high: close, low: close, close });
    }
  }

  #merge(ms, open, high, low, close, volume) {
    const more = numbers({ open, high, low, close, volume });
    this.extendTo(ms);
    const start = this.#floor(ms);
    const at = this.list.findLastIndex((each) => each.start === start);
    if (at < 0) {
      if (this.list.length === 0) this.list.push({ start, ...more });
      return;
    }
    const bar = this.list[at];
    if (bar.volume === 0) Object.assign(bar, more);
    else {
      bar.high = Math.max(bar.high, more.high);
      bar.low = Math.min(bar.low, more.low);
      bar.close = more.close;
      bar.volume += more.volume;
    }
    this.#goOn(at);
  }
}

const numbers = (bar) => Object.fromEntries(Object.entries(bar).map(([name, value]) => [name, forPixels(value)]));

/** The bars up to now, without the trades that the tape has. */
export async function load(market, interval, nowMs, signal) {
  const bars = new Bars(interval);
  const step = INTERVALS[interval];
  const wholes = await fetched(market, interval, `limit=${KEPT}`, signal);
  wholes.forEach((candle) => bars.add(candle));
  let from = Math.max(nowMs - (nowMs % step), bars.end);
  for (const finer of FINER[interval]) {
    const parts = await fetched(market, finer, `fromMs=${from}&limit=1000`, signal);
    for (const part of parts) {
      bars.grow(part);
      from = Math.max(from, part.startMs + (part.bars ?? 1) * INTERVALS[finer]);
    }
  }
  return bars;
}

/** Oldest first: from a moment on, or the last ones. */
async function fetched(market, interval, which, signal) {
  return (await read(`/v1/markets/${market}/candles?interval=${interval}&${which}`, signal)).candles;
}
