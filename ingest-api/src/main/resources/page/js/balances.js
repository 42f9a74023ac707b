// What the account has; money in where the exchange is open, units turned into capacity.
import { h, oncePerFrame } from "./dom.js";
import { micros, percent, show as decimal, shown, typed } from "./decimal.js";
import { balances, trouble } from "./holdings.js";
import { freshId, guarded, session } from "./session.js";
import { nameOf, said } from "./orders.js";
import { once, table } from "./table.js";
import { toast } from "./toast.js";

let leaves = [];

export function show(content, say) {
  const tool = h("div", { class: "tool" });
  const rows = h("div");
  content.append(tool, rows);
  const draw = table(rows, columns(), (each) => each.asset);
  const render = oncePerFrame(() => {
    const known = balances.value;
    tool.hidden = !known;
    rows.hidden = !known?.assets.length;
    if (!known) return trouble.value ? say("error", trouble.value.message) : say("loading", "Loading balances");
    say("empty", known.assets.length ? "" : guarded.value
      ? "The account holds nothing yet. Deposits come from the treasury."
      : "The account holds nothing yet. In this open exchange anybody may deposit: try 1000 HANZO.");
    once(tool, `${guarded.value} ${known.discountPpm} ${known.staked}`, () => [line(known), guarded.value ? null : deposit()]);
    draw([...known.assets].filter(isSomething).sort((a, b) => (a.asset === "HANZO" ? -1 : b.asset === "HANZO" ? 1 : a.asset < b.asset ? -1 : 1)));
  });
  leaves = [balances, trouble, guarded].map((cell) => cell.watch(render));
  render();
}

export function hide() {
  leaves.forEach((leave) => leave());
  leaves = [];
}

const isSomething = (each) => each.asset === "HANZO" || micros(each.free) || micros(each.held);

function line(known) {
  const discount = known.discountPpm ? `fees less ${percent(known.discountPpm, 0)}` : "full fees: 0.3% taker, 0.1% maker";
  return h("span", { class: "hint" }, `${discount}${micros(known.staked ?? "0") ? `, ${shown(known.staked, 2)} HANZO staked` : ""}`);
}

function columns() {
  return [
    { head: "Asset", text: (each) => nameOfAsset(each.asset), title: (each) => each.asset },
    { head: "Free", right: true, text: (each) => shown(each.free, 6) },
    { head: "Held", right: true, text: (each) => shown(each.held, 6) },
    { head: "All", right: true, text: (each) => shown(decimal(micros(each.free) + micros(each.held)), 6) },
    { head: "", acts: true, fill: (cell, each) => once(cell, `${each.free !== "0"}`, () =>
      each.asset.startsWith("SCU:") && each.free !== "0"
        ? h("button", { type: "button", class: "small", onclick: () => redeem(each.asset) }, "Run it") : null) },
  ];
}

function nameOfAsset(asset) {
  if (asset.startsWith("SCU:")) return `${nameOf(asset.slice(4))} units`;
  if (asset.startsWith("LP:")) return `${nameOf(asset.slice(3))} pool shares`;
  return asset;
}

/** All that is free of a market's units becomes capacity at the market's rate. */
function redeem(asset) {
  const quantity = balances.value.assets.find((each) => each.asset === asset).free;
  return said("POST", "/v1/liquidity", `${shown(quantity, 6)} units turned into capacity`, {
    account: session.value.account, id: freshId("r"), type: "redeem", market: asset.slice(4), quantity,
  });
}

function deposit() {
  const amount = h("input", { name: "deposit", inputmode: "decimal", placeholder: "1000", "aria-label": "Amount to deposit, HANZO", autocomplete: "off" });
  const send = async (event) => {
    event.preventDefault();
    const value = typed(amount.value || "1000");
    if (!value || value <= 0n) return toast("bad", "An amount above zero, with at most 6 decimals.");
    const sent = { account: session.value.account, reference: freshId("d"), amount: decimal(value), origin: "page" };
    const outcome = await said("POST", "/v1/deposits", `${decimal(value)} HANZO deposited`, sent);
    if (outcome) amount.value = "";
  };
  return h("form", { onsubmit: send }, amount, h("button", { id: "deposit" }, "Deposit HANZO"));
}
