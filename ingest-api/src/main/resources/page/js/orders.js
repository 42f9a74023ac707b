// The account's open orders, to be cancelled one by one or all of a market.
import { h, moment, oncePerFrame } from "./dom.js";
import { micros, percent, shown } from "./decimal.js";
import { command } from "./api.js";
import { marketOf, sideOf } from "./sides.js";
import { orders, refresh, trouble } from "./holdings.js";
import { session } from "./session.js";
import { once, table } from "./table.js";
import { toast } from "./toast.js";
import { words } from "./order.js";
import { market, markets, priceDigits, sizeDigits, spoken } from "./state.js";

let leaves = [];

export function show(content, say) {
  const tool = h("div", { class: "tool" });
  const rows = h("div");
  content.append(tool, rows);
  const draw = table(rows, columns(), keyOf);
  const render = oncePerFrame(() => {
    const open = orders.value.open;
    tool.hidden = rows.hidden = !open?.length;
    if (!open) return trouble.value ? say("error", trouble.value.message) : say("loading", "Loading orders");
    say("empty", open.length ? "" : "No order rests. What you place and is not filled at once shows here.");
    once(tool, [...new Set(open.map(marketOf))].join(), () => cancelAll(open));
    draw(open);
  });
  leaves = [orders.watch(render), trouble.watch(render)];
  render();
}

/** An id names an order within its account; a market is where it is. */
export const keyOf = (order) => marketOf(order) + " " + order.clientOrderId;

export function hide() {
  leaves.forEach((leave) => leave());
  leaves = [];
}

/** "Inference H100" of the market's name. */
export function nameOf(name) {
  if (!name) return "–";
  const { kind, klass } = spoken(name);
  return `${kind} ${klass}`;
}

/** Sides and filled parts look alike among open orders and done ones. */
export const side = {
  head: "Order",
  text: (order) => `${words(sideOf(order)) || "order"} ${order.price ? "limit" : "market"}`,
  tone: (order) => words(sideOf(order)),
};
export const digitsOf = (order) => priceDigits(markets.value?.get(marketOf(order)) ?? { tick: "0.01" });
export const sizesOf = (order) => sizeDigits(markets.value?.get(marketOf(order)) ?? { lot: "0.0001" });

function columns() {
  return [
    { head: "Market", text: (order) => nameOf(marketOf(order)) },
    side,
    { head: "Price", right: true, text: (order) => shown(order.price, digitsOf(order)) },
    { head: "Quantity", right: true, text: (order) => shown(order.original, sizesOf(order)) },
    { head: "Filled", right: true, fill: filled },
    { head: "Open", right: true, text: (order) => shown(order.open, sizesOf(order)) },
    { head: "Since", right: true, text: (order) => moment(order.placedMs ?? order.timeMs), title: (order) => order.clientOrderId },
    { head: "", acts: true, fill: (cell, order) => once(cell, "open", () =>
      h("button", { type: "button", class: "small", onclick: (event) => cancel(order, event.target) }, "Cancel")) },
  ];
}

function filled(cell, order) {
  const all = micros(order.original);
  const ppm = all ? (micros(order.executed) * 1000000n) / all : 0n;
  once(cell, String(ppm), () => {
    const bar = h("i");
    bar.style.width = Number(ppm) / 10000 + "%";
    return [percent(ppm, 0), h("span", { class: "meter" }, bar)];
  });
}

async function cancel(order, button) {
  button.disabled = true;
  await said("DELETE", `/v1/orders/${session.value.account}/${order.clientOrderId}`, "Cancelled");
  button.disabled = false;
}

function cancelAll(open) {
  const names = [...new Set(open.map(marketOf))];
  const here = market()?.market;
  names.sort((a, b) => (b === here) - (a === here));
  return [h("span", { class: "hint" }, "Press a price in the book to take it over."),
    ...names.slice(0, 2).map((name, i) => h("button", { type: "button", class: i ? "small" : "small first",
      onclick: () => said("DELETE", `/v1/orders/${session.value.account}?market=${encodeURIComponent(name)}`, "Cancelled") },
    `Cancel all in ${nameOf(name)}`))];
}

/** Sends what changes something and tells how it went. */
export async function said(method, path, done, body) {
  try {
    const outcome = await command(method, path, body);
    if (outcome?.refusal) toast("bad", `Refused: ${words(outcome.refusal.code)}`, outcome.refusal.message);
    else toast("good", done);
    return outcome;
  } catch (problem) {
    toast("bad", "Not done", problem.message);
    return null;
  } finally {
    refresh();
  }
}

