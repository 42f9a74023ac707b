// Why a provider scores what it scores: every part with its weight, and the buckets it is made of.
import { clock, day, h } from "./dom.js";
import { micros, percent, shown, whole } from "./decimal.js";
import { read } from "./api.js";
import { open } from "./dialog.js";
import { words } from "./order.js";

const METRICS = ["latency", "throughput", "availability", "accuracy"];
const BUCKETS = 8;

export async function explain(provider, market) {
  const content = h("div", { class: "stack" }, h("p", { class: "said", "data-kind": "loading" }, "Loading"));
  open(provider, [content], { wide: true });
  try {
    const path = `/v1/providers/${provider}/quality?explain&market=${encodeURIComponent(market)}`;
    const found = (await read(path)).explained[0];
    content.replaceChildren(...(found ? parts(found) : [h("p", { class: "said" }, "Nothing was measured of it here yet.")]));
  } catch (problem) {
    content.replaceChildren(h("p", { class: "said sell" }, problem.message));
  }
}

function parts(found) {
  return [
    h("p", { class: "figure" }, h("b", { class: "num" }, percent(found.scorePpm)),
      h("span", { class: "soft" }, `score, which with the market's ${percent(found.grade.gradeFloorPpm, 0)} makes the grade ${percent(found.gradePpm)}: one raw unit is ${found.grade.priceMultiplier} SCU.`)),
    h("div", { class: "score-parts" }, ...found.score.parts.map(part)),
    h("h3", {}, "Last buckets"),
    buckets(found),
    h("div", { class: "pool" }, facts("Capacity", capacity(found.capacity)), facts("Bond", bond(found.bond)), facts("Standing", standing(found))),
  ];
}

function part({ metric, weightPpm, foldPpm, part: points }) {
  const bar = h("i");
  bar.style.width = foldPpm / 10000 + "%";
  return h("div", {}, h("span", {}, metric.charAt(0).toUpperCase() + metric.slice(1)), h("span", { class: "bar" }, bar),
    h("span", { class: "num soft" }, `${percent(foldPpm)} × ${percent(weightPpm, 0)} = ${percent(micros(points) / 1000000n, 2)}`));
}

function buckets(found) {
  const steps = found.buckets.slice(-BUCKETS).reverse();
  if (!steps.length) return h("p", { class: "hint" }, "No bucket was folded yet: each metric counts 50% until it is first seen.");
  const rows = steps.map((step) => h("tr", {}, h("td", {}, `${day(step.startMs)} ${clock(step.startMs)}`),
    h("td", { class: "r num" }, step.absent ? "absent" : String(step.observed.length)),
    ...METRICS.flatMap((metric) => [h("td", { class: "r num" }, raw(metric, step[metric].median)), h("td", { class: "r num faint" }, percent(step[metric].foldPpm))])));
  const heads = METRICS.flatMap((metric) => [h("th", { class: "r" }, metric), h("th", { class: "r" }, "fold")]);
  return h("div", { class: "scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", {}, "Bucket"), h("th", { class: "r" }, "observers"), ...heads)), h("tbody", {}, ...rows)));
}

/** The median over observers in its own unit. */
function raw(metric, median) {
  if (median === undefined) return "–";
  if (metric === "latency") return `${median} ms`;
  if (metric === "throughput") return `${shown(median, 1)} /s`;
  return percent(median, 2);
}

const capacity = (of) => [["Issued rate", whole(of.rate)], ["Proven rate", whole(of.attestedRate)], ["In use", whole(of.busyRate)], ["Free", whole(of.freeRate)]];

const bond = (of) => [["Posted", whole(of.bond) + " HANZO"], ["Required", whole(of.requiredBond) + " HANZO"], ["Missing", whole(of.missing) + " HANZO"],
  ["Asked of it", percent(of.bondPpm, 0) + " of what it owes"]];

function standing({ standing: of, day: judged }) {
  const rows = [["Now", words(of.standing)], ["Strikes in 7 days", `${of.strikesIn7Days} of ${of.suspendedAt}`],
    ["Strikes in 14 days", `${of.strikesIn14Days} of ${of.removedAt}`]];
  for (const strike of of.strikes.slice(-3)) rows.push([day(strike.timeMs), words(strike.reason)]);
  if (judged?.ranked) rows.push(["Last day's rank", `${judged.rank} of ${judged.ranked}`]);
  return rows;
}

export function facts(title, rows) {
  return h("section", {}, h("h3", {}, title), h("dl", { class: "pairs" },
    ...rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", { class: "num" }, value)))));
}
