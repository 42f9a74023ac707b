// What was bought and is being served: its state, its use, its token; and the ways to end it.
import { h, moment, oncePerFrame, span, write } from "./dom.js";
import { micros, percent, shown } from "./decimal.js";
import { readOrNone } from "./api.js";
import { allocations, trouble } from "./holdings.js";
import { freshId, session } from "./session.js";
import { ask, open } from "./dialog.js";
import { words } from "./order.js";
import { nameOf, said } from "./orders.js";
import { badge, once, table } from "./table.js";
import { markets } from "./state.js";

const TONES = { ALLOCATED: "info", ACTIVE: "good", SUSPENDED: "warn" };
const ENDS = { COMPLETED: "good", PROVIDER_FAULT: "bad" };
const SHOWN = 200;
const SIGNED_MS = 15000;

let leaves = [];

export function show(content, say) {
  const draw = table(content, columns(), (each) => each.allocationId);
  const render = oncePerFrame(() => {
    const known = allocations.value;
    content.hidden = !known?.length;
    if (!known) return trouble.value ? say("error", trouble.value.message) : say("loading", "Loading allocations");
    say("empty", known.length ? "" : "Nothing was bought yet. A purchase delivered at once becomes an allocation with a token.");
    draw([...known].sort((a, b) => (a.state === "CLOSED") - (b.state === "CLOSED")).slice(0, SHOWN));
  });
  const timer = setInterval(render, 1000);
  leaves = [allocations.watch(render), trouble.watch(render), () => clearInterval(timer)];
  render();
}

export function hide() {
  leaves.forEach((leave) => leave());
  leaves = [];
}

function columns() {
  return [
    { head: "Allocation", text: (each) => `${nameOf(each.market)} #${numberOf(each)}`, title: (each) => each.allocationId },
    { head: "State", fill: state },
    { head: "Provider", text: (each) => each.provider },
    { head: "Owed", right: true, text: (each) => shown(each.raw, 4), title: (each) => `${each.raw} × ${markets.value?.get(each.market)?.rawUnit ?? "raw units"}, ${each.standard} SCU` },
    { head: "Rate", right: true, text: (each) => `${shown(each.rate, 0)} ${markets.value?.get(each.market)?.rateUnit ?? ""}` },
    { head: "Used", right: true, fill: used },
    { head: "Ends", right: true, text: (each) => each.state === "CLOSED" ? moment(each.closedMs) : `in ${span(each.expiryMs - Date.now())}`, title: (each) => new Date(each.expiryMs).toLocaleString() },
    { head: "", acts: true, fill: acts },
  ];
}

const numberOf = (each) => each.allocationId.split("#")[1];

function state(cell, each) {
  const dispute = each.dispute ? `, ${words("DISPUTE_" + each.dispute.state)}` : "";
  const isOver = each.state === "CLOSED";
  const text = words(isOver ? each.closeReason : each.state) + dispute;
  once(cell, text, () => badge(text, isOver ? ENDS[each.closeReason] : TONES[each.state]));
}

function used(cell, each) {
  const owed = micros(each.raw);
  const ppm = owed ? (micros(each.used) * 1000000n) / owed : 0n;
  once(cell, String(ppm), () => {
    const bar = h("i");
    bar.style.width = Number(ppm) / 10000 + "%";
    return [percent(ppm, 1), h("span", { class: "meter" }, bar)];
  });
}

function acts(cell, each) {
  const isOpen = each.state !== "CLOSED";
  const within = Number(markets.value?.get(each.market)?.disputeWithinMs ?? 0);
  const mayDispute = !each.dispute && (["ACTIVE", "SUSPENDED"].includes(each.state) ||
    (each.closeReason === "COMPLETED" && Date.now() < each.closedMs + within));
  const button = (text, act) => h("button", { type: "button", class: "small", onclick: () => act(each) }, text);
  once(cell, `${isOpen} ${mayDispute}`, () => [
    isOpen && button("Token", token), isOpen && button("End", end), mayDispute && button("Dispute", dispute)]);
}

async function token(each) {
  const path = `/v1/accounts/${session.value.account}/allocations/${each.market}/${numberOf(each)}/token`;
  const shownToken = h("p", { class: "token", id: "token", tabindex: "0" }, "Loading");
  const copied = h("span", { class: "hint", role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(shownToken.textContent);
    write(copied, "Copied");
  };
  open("Access token", [
    h("p", { class: "soft" }, `Opens ${each.provider} for ${shown(each.raw, 6)} × ${markets.value?.get(each.market)?.rawUnit ?? "raw units"}. Whoever holds it may use it until ${moment(each.expiryMs)}.`),
    shownToken,
    h("div", { class: "actions" }, copied, h("button", { type: "button", class: "main", onclick: copy }, "Copy")),
  ]);
  const ends = Date.now() + SIGNED_MS;
  for (let token = null; !token && Date.now() < ends && shownToken.isConnected; ) {
    try {
      token = (await readOrNone(path))?.token;
      write(shownToken, token ?? "The token is being signed");
    } catch (problem) {
      return write(shownToken, problem.message);
    }
    if (!token) await new Promise((done) => setTimeout(done, 250));
  }
}

async function end(each) {
  const meant = await ask("End this allocation?", `${each.provider} stops serving it, and what was not used lapses.`, "End it");
  if (meant) await tell(each, "end", {}, "Ended");
}

async function dispute(each) {
  const reason = h("textarea", { rows: "3", maxlength: "200", required: true, id: "reason" });
  const meant = await ask("Dispute this allocation?", "The operator rules over it. Until then the provider's bond for it is kept.", "Dispute",
    [h("label", {}, h("span", {}, "What was not as bought"), reason)]);
  if (meant) await tell(each, "dispute", { reason: reason.value.trim() }, "Disputed");
}

function tell(each, type, more, done) {
  return said("POST", "/v1/liquidity", done, {
    account: session.value.account, id: freshId("a"), type, market: each.market, allocation: Number(numberOf(each)), ...more,
  });
}
