// The account's orders that are done, the newest first, with what became of them.
import { moment, oncePerFrame } from "./dom.js";
import { fixed, micros, shown } from "./decimal.js";
import { orders, trouble } from "./holdings.js";
import { words } from "./order.js";
import { badge, once, table } from "./table.js";
import { digitsOf, keyOf, nameOf, side, sizesOf } from "./orders.js";
import { marketOf } from "./sides.js";

const TONES = { FILLED: "good", REFUSED: "bad", CANCELLED: "plain" };

let leaves = [];

export function show(content, say) {
  const draw = table(content, columns(), keyOf);
  const render = oncePerFrame(() => {
    const closed = orders.value.closed;
    content.hidden = !closed?.length;
    if (!closed) return trouble.value ? say("error", trouble.value.message) : say("loading", "Loading orders");
    say("empty", closed.length ? "" : "No order is done yet.");
    draw(closed);
  });
  leaves = [orders.watch(render), trouble.watch(render)];
  render();
}

export function hide() {
  leaves.forEach((leave) => leave());
  leaves = [];
}

function columns() {
  return [
    { head: "Market", text: (order) => nameOf(marketOf(order)) },
    side,
    { head: "Limit", right: true, text: (order) => shown(order.price, digitsOf(order)) },
    { head: "Filled", right: true, text: (order) => shown(order.filled, sizesOf(order)) },
    { head: "Mean price", right: true, text: mean },
    { head: "Fee", right: true, text: (order) => shown(order.fee, 6) },
    { head: "When", right: true, text: (order) => moment(order.timeMs), title: (order) => order.clientOrderId },
    { head: "Status", acts: true, fill: status },
  ];
}

function mean(order) {
  const filled = micros(order.filled ?? "0");
  return filled ? fixed((micros(order.notional) * 1000000n) / filled, Math.min(6, digitsOf(order) + 2)) : "–";
}

function status(cell, order) {
  const why = order.refusal?.code ?? (order.status === "CANCELLED" && order.reason !== "CANCELLED" ? order.reason : "");
  once(cell, order.status + why, () => badge(why ? `${words(order.status)}: ${words(why)}` : words(order.status), TONES[order.status]));
}
