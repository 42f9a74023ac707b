// The market before us in one line.
import { find, h, list, mark, oncePerFrame, write } from "./dom.js";
import { brief, percent, shown } from "./decimal.js";
import { chosen, market, markets, price, priceDigits, prices, spoken } from "./state.js";

export function start() {
  const draw = oncePerFrame(render);
  for (const cell of [chosen, markets, prices]) cell.watch(draw);
}

function render() {
  const of = market();
  if (!of) return;
  const at = price();
  const { group, kind, klass } = spoken(of.market);
  const last = shown(at?.last, priceDigits(of));
  write(find("#market-name"), `${group} ${kind} · ${klass}`);
  write(find("#market-unit"), `1 SCU = ${of.rawUnit} at grade 100%`);
  write(find("#last-price"), last);
  mark(find("#last-price"), "data-way", at?.way || null);
  document.title = `${last} ${kind} ${klass} · HMM`;
  list(find("#facts"), facts(of, at), ([name]) => name, make, change);
}

function facts(of, at) {
  const digits = priceDigits(of);
  const spread = at?.bestBid && at?.bestAsk ? `${shown(at.bestBid, digits)} / ${shown(at.bestAsk, digits)}` : "–";
  return [
    ["Bid / ask", spread, "Of the book alone"],
    ["Pool", shown(at?.pool, digits), "The pool's marginal price"],
    ["1 h mean", shown(at?.mean1h ?? at?.mean5m ?? at?.mean1m, digits), "Of the seconds' last prices; the longest there is up to an hour"],
    ["24 h volume", `${brief(at?.dayVolume ?? "0")} SCU`, `${brief(at?.dayNotional ?? "0")} HANZO`],
    ["Grade", at?.gradePpm === undefined ? "–" : percent(at.gradePpm), "Standard units that one raw unit of the capacity on offer makes"],
    ["Raw unit", shown(at?.qualityAdjusted, digits), `Quality-adjusted price of ${of.rawUnit}`],
    ["Phase", of.phase, "What is allowed in the market now"],
  ];
}

function make([name, , why]) {
  return h("div", { title: why }, h("dt", {}, name), h("dd", { class: "num" }));
}

function change(element, [, value, why]) {
  write(element.lastElementChild, value);
  mark(element, "title", why);
}
