// The market's pool: what it holds, what the account has of it, money in and out.
import { h, oncePerFrame, write } from "./dom.js";
import { micros, percent, show as decimal, typed, whole } from "./decimal.js";
import { balances, free } from "./holdings.js";
import { freshId, session } from "./session.js";
import { facts } from "./explain.js";
import { said } from "./orders.js";
import { chosen, market, markets, price, prices } from "./state.js";

const SLACK_PPM = 10000n;
const ONE = 1000000n;

let leaves = [];

export function show(content, say) {
  const holds = h("div");
  const owns = h("div", { class: "stack" });
  content.append(h("div", { class: "pool" }, holds, h("section", {}, h("h3", {}, "Your part"), owns)));
  const share = h("p", { class: "soft" });
  owns.append(share, add(), remove());
  const render = oncePerFrame(() => {
    const of = market();
    if (!of) return say("loading", "Loading the pool");
    say("empty", "");
    holds.replaceChildren(facts("The pool and its market", rows(of)));
    write(share, mine(of));
  });
  leaves = [chosen, markets, prices, balances].map((cell) => cell.watch(render));
  render();
}

export function hide() {
  leaves.forEach((leave) => leave());
  leaves = [];
}

function rows(of) {
  const isThere = of.poolShares !== "0";
  return [
    ["Units", isThere ? `${whole(of.poolUnits)} SCU` : "none yet"],
    ["Funds", isThere ? `${whole(of.poolFunds)} HANZO` : "none yet"],
    ["Marginal price", `${whole(price()?.pool)} HANZO`],
    ["Shares", whole(of.poolShares)],
    ["Owed by providers", `${whole(of.obligations)} SCU`],
    ["Being served", `${whole(of.allocated)} SCU`],
    ["Quality fund", `${whole(of.qualityFund)} HANZO`],
    ["Tick, lot", `${of.tick} HANZO, ${of.lot} SCU`],
  ];
}

function mine(of) {
  const held = balances.value?.assets.find((each) => each.asset === "LP:" + of.market);
  const all = micros(of.poolShares);
  if (!held || !all) return "You have no shares of this pool. Who gives both sides earns 0.2% of what is traded.";
  const part = ((micros(held.free) + micros(held.held)) * ONE) / all;
  return `${whole(decimal(micros(held.free) + micros(held.held)))} shares, ${percent(part, 2)} of the pool; ${whole(held.free)} can be taken out now.`;
}

function number(name, title) {
  return h("input", { name, inputmode: "decimal", placeholder: title, "aria-label": title, autocomplete: "off" });
}

function add() {
  const quantity = number("add-quantity", "SCU");
  const funds = number("add-funds", "HANZO");
  quantity.addEventListener("input", () => {
    const units = typed(quantity.value);
    const { poolUnits, poolFunds } = market() ?? {};
    const [x, y] = [micros(poolUnits), micros(poolFunds)];
    if (units && x) funds.value = decimal((units * y + x - 1n) / x);
  });
  return act("Add", [quantity, funds], () => ({
    type: "add", quantity: decimal(typed(quantity.value)), funds: decimal(typed(funds.value)),
  }));
}

/** What comes out is at least what the pool shows now, less a percent. */
function remove() {
  const shares = number("remove-shares", "Shares");
  shares.title = "Press twice for all that can be taken out";
  shares.addEventListener("dblclick", () => (shares.value = free("LP:" + market().market)));
  return act("Take out", [shares], () => {
    const out = typed(shares.value);
    const of = market();
    const least = (all) => decimal((((micros(all) * out) / micros(of.poolShares)) * (ONE - SLACK_PPM)) / ONE);
    return { type: "remove", shares: decimal(out), minQuantity: least(of.poolUnits), minFunds: least(of.poolFunds) };
  });
}

function act(verb, inputs, body) {
  const send = async (event) => {
    event.preventDefault();
    const wrong = inputs.find((input) => !typed(input.value));
    if (wrong) return wrong.focus();
    const outcome = await said("POST", "/v1/liquidity", verb === "Add" ? "Added to the pool" : "Taken out of the pool",
      { account: session.value.account, id: freshId("l"), market: market().market, ...body() });
    if (outcome && !outcome.refusal) inputs.forEach((input) => (input.value = ""));
  };
  return h("form", { class: "act", onsubmit: send }, ...inputs, h("button", { disabled: session.value.account === "" }, verb));
}
