// What the page shows: the markets, their prices and the one that was chosen.
import { Cell } from "./cell.js";
import { decimalsOf } from "./decimal.js";

/** By name; null until they are known. */
export const markets = new Cell(null);

/** The last published price record, by market. */
export const prices = new Cell(new Map());

/** The name of the market before us; empty until there is one. */
export const chosen = new Cell("");

export const market = () => markets.value?.get(chosen.value) ?? null;
export const price = () => prices.value.get(chosen.value) ?? null;

export function setMarkets(list) {
  markets.value = new Map(list.map((each) => [each.market, each]));
}

export function setPrice(name, record) {
  const before = prices.value.get(name);
  prices.value.set(name, { ...record, way: wayOf(before, record) });
  prices.value = prices.value;
}

/** Which way the last price went, kept while it stands still. */
function wayOf(before, now) {
  if (!before || before.last === undefined || before.last === now.last) return before?.way ?? "";
  return Number(now.last) > Number(before.last) ? "up" : "down";
}

/** Decimals of a market's prices: two at least, so that the pool's means show. */
export const priceDigits = (of) => Math.min(6, Math.max(2, decimalsOf(of.tick)));
export const sizeDigits = (of) => decimalsOf(of.lot);

/** A price that orders may go near to: the last, else the middle, else what bonds are reckoned at. */
export function nearPrice(of, at) {
  return at?.last ?? at?.mid ?? at?.pool ?? at?.bestAsk ?? at?.bestBid ?? of.referencePrice;
}

const WORDS = {
  gpu: "GPU", hllm: "HLLM", h100: "H100", h200: "H200", a100: "A100", b200: "B200", l40s: "L40S", nvme: "NVMe",
};
const word = (text) => WORDS[text] ?? (/^[0-9]/.test(text) ? text.toUpperCase() : null) ?? text.charAt(0).toUpperCase() + text.slice(1);

/** "gpu-inference/h100" as "Inference", its class "H100" and its group "GPU". */
export function spoken(name) {
  const [kind, klass] = name.split("/");
  const [group, ...rest] = kind.split("-");
  return {
    group: word(group),
    kind: (rest.length ? rest : [group]).map(word).join(" "),
    klass: klass.split("-").map(word).join(" "),
  };
}
