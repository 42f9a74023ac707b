// Keys, for those who would rather not reach for the mouse.
import { all, find, h } from "./dom.js";
import { open } from "./dialog.js";
import { step } from "./markets.js";
import { choose } from "./chart.js";
import { show } from "./tabs.js";
import { set } from "./ticket.js";
import { askAccount } from "./account.js";
import { look } from "./views.js";

const focus = (view, selector) => {
  look(view);
  const target = find(selector);
  target.focus();
  target.select?.();
};
const side = (value) => {
  set("side", value);
  look("ticket");
  requestAnimationFrame(() => focus("ticket", "[name=quantity]"));
};
const tab = (id) => {
  look("lower");
  show(id);
};

const KEYS = [
  ["/", "Find a market", () => focus("markets", "#find-market")],
  ["j", "Next market", () => step(1)],
  ["k", "Market before", () => step(-1)],
  ["b", "Buy", () => side("BUY")],
  ["s", "Sell", () => side("SELL")],
  ["l", "Limit order", () => set("type", "LIMIT")],
  ["m", "Market order", () => set("type", "MARKET")],
  ["1", "Bars of a second", () => choose("1s")],
  ["2", "of a minute", () => choose("1m")],
  ["3", "of 5 minutes", () => choose("5m")],
  ["4", "of an hour", () => choose("1h")],
  ["5", "of a day", () => choose("1d")],
  ["o", "Open orders", () => tab("orders")],
  ["d", "Done orders", () => tab("history")],
  ["a", "Allocations", () => tab("allocations")],
  ["w", "Balances (wallet)", () => tab("balances")],
  ["p", "Providers", () => tab("providers")],
  ["q", "Pool", () => tab("pool")],
  ["u", "Choose account", askAccount],
  ["?", "These keys", help],
];

/** Within a group of choices arrows go from one to the next. */
function turn(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by || !event.target.matches("[role=radio]")) return;
  const group = all("[role=radio]", event.target.parentElement);
  const next = group[(group.indexOf(event.target) + by + group.length) % group.length];
  event.preventDefault();
  next.focus();
  next.click();
}

export function start() {
  document.addEventListener("keydown", turn);
  find("#keys-button").addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || find("#dialog").open) return;
    const isTyping = event.target.matches("input, select, textarea");
    if (isTyping && event.key === "Escape") return event.target.blur();
    if (isTyping) return;
    const known = KEYS.find(([key]) => key === event.key);
    if (!known) return;
    event.preventDefault();
    known[2]();
  });
}

function help() {
  const more = [["Enter", "Send the order"], ["↑ ↓", "In the price: a tick up, a tick down"], ["Esc", "Leave a field, close a dialog"]];
  open("Keys", [h("dl", { class: "keys" }, ...[...KEYS, ...more].flatMap(([key, what]) =>
    [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)]))]);
}
