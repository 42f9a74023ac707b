// Who serves a market: score, grade, what it can run, what it owes. A press explains the score.
import { h, oncePerFrame } from "./dom.js";
import { percent, shown } from "./decimal.js";
import { read } from "./api.js";
import { badge, once, table } from "./table.js";
import { explain } from "./explain.js";
import { words } from "./order.js";
import { chosen, market } from "./state.js";

const POLL_MS = 5000;
const TONES = { ACTIVE: "good", SUSPENDED: "warn", REMOVED: "bad" };

let leaves = [];

export function show(content, say) {
  let known = null;
  let failed = null;
  const draw = table(content, columns(), (each) => each.provider);
  const render = oncePerFrame(() => {
    content.hidden = !known?.length;
    if (!known) return failed ? say("error", failed.message) : say("loading", "Loading providers");
    say("empty", known.length ? "" : "No provider has posted a bond in this market yet.");
    draw(known);
  });
  const look = async () => {
    const name = chosen.value;
    try {
      const found = await read(`/v1/markets/${name}/providers?limit=200`);
      if (name === chosen.value) [known, failed] = [found.providers, null];
    } catch (problem) {
      failed = problem;
    }
    render();
  };
  const timer = setInterval(look, POLL_MS);
  leaves = [chosen.watch(() => { known = null; look(); }), () => clearInterval(timer)];
  render();
  look();
}

export function hide() {
  leaves.forEach((leave) => leave());
  leaves = [];
}

function columns() {
  return [
    { head: "Provider", text: (each) => each.provider },
    { head: "Score", right: true, fill: score },
    { head: "Grade", right: true, text: (each) => percent(each.gradePpm), title: () => "Standard units that one raw unit makes" },
    { head: "Rate in use", right: true, text: (each) => `${shown(each.busyRate, 0)} / ${shown(each.rate, 0)} ${market()?.rateUnit ?? ""}` },
    { head: "Owes", right: true, text: (each) => `${shown(each.obliged, 3)} SCU` },
    { head: "Proof", right: true, text: proof },
    { head: "Strikes", right: true, text: (each) => String(each.strikes) },
    { head: "Standing", fill: (cell, each) => once(cell, each.standing, () => badge(words(each.standing), TONES[each.standing])) },
    { head: "", acts: true, fill: (cell, each) => once(cell, each.provider, () =>
      h("button", { type: "button", class: "small", onclick: () => explain(each.provider, chosen.value) }, "Why")) },
  ];
}

function score(cell, each) {
  once(cell, String(each.scorePpm), () => {
    const bar = h("i");
    bar.style.width = each.scorePpm / 10000 + "%";
    return [percent(each.scorePpm), h("span", { class: "meter" }, bar)];
  });
}

function proof(each) {
  if (!each.attestedUntilMs) return "none";
  const left = each.attestedUntilMs - Date.now();
  return left > 0 ? `${Math.floor(left / 3600000)} h left` : "ended";
}

