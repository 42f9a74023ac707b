// The order ticket: typed, checked while one types, sent once, answered with what became of it.
import { all, find, h, mark, oncePerFrame, span, write } from "./dom.js";
import { decimalsOf, fixed, micros, show, shown, typed } from "./decimal.js";
import { command } from "./api.js";
import { freshId, session } from "./session.js";
import { balances, free, refresh } from "./holdings.js";
import { blank, check, partOf, told, words, yields } from "./order.js";
import { choice, field, picks } from "./fields.js";
import { pressed } from "./ladder.js";
import { askAccount } from "./account.js";
import { toast } from "./toast.js";
import { chosen, market, nearPrice, price, priceDigits, prices } from "./state.js";

const draft = blank();
let sending = false;
let touched = false;
let draw = () => {};

export function start() {
  draw = oncePerFrame(render);
  const form = find("#ticket");
  form.append(...parts());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    place();
  });
  for (const event of ["input", "change"]) form.addEventListener(event, ({ target }) => typedIn(target));
  form.addEventListener("keydown", stepPrice);
  chosen.watch(begin);
  pressed.watch(take);
  for (const cell of [balances, prices, session]) cell.watch(draw);
  begin();
}

function typedIn({ name, value }) {
  if (!(name in draft)) return;
  draft[name] = value;
  if (name === "price") touched = true;
  draw();
}

/** Sets one of the choices, as keys do. */
export function set(name, value) {
  draft[name] = value;
  draw();
}

function parts() {
  return [
    h("div", { class: "sides", role: "radiogroup", "aria-label": "Side" },
      choice("side", "BUY", "Buy", set), choice("side", "SELL", "Sell", set)),
    h("div", { class: "line" },
      h("div", { class: "segments", role: "radiogroup", "aria-label": "Type" },
        choice("type", "LIMIT", "Limit", set), choice("type", "MARKET", "Market", set)),
      h("span", { class: "hint", id: "ticket-free" })),
    field("price", "Price", "HANZO"),
    field("quantity", "Quantity", "SCU"),
    field("maxCost", "Pay at most", "HANZO"),
    h("div", { class: "parts" }, ...[25, 50, 75, 100].map((part) =>
      h("button", { type: "button", onclick: () => size(part) }, part + "%"))),
    picks.order(),
    h("details", { class: "more" }, h("summary", {}, "Delivery and quality"), picks.delivery()),
    h("div", { class: "foot" }, h("dl", { class: "sum" }, ...["Notional", "Fee at most", "Total", "Capacity"].map((name) =>
      h("div", { class: name === "Total" ? "total" : undefined }, h("dt", {}, name), h("dd", { class: "num" })))),
    h("button", { class: "go", id: "go" })),
  ];
}

/** Another market: its own price, nothing else kept. */
function begin() {
  touched = false;
  draft.price = draft.quantity = draft.maxCost = draft.rate = "";
  draw();
}

function take(level) {
  touched = true;
  draft.type = "LIMIT";
  draft.price = show(level.price);
  draft.quantity = show(level.total);
  draw();
}

function size(percent) {
  const of = market();
  if (!of) return;
  if (draft.type === "MARKET" && draft.side === "BUY") {
    draft.maxCost = show((micros(free("HANZO")) * BigInt(percent)) / 100n);
  } else {
    const asset = draft.side === "SELL" ? "SCU:" + of.market : "HANZO";
    draft.quantity = partOf(percent, draft, of, free(asset), check(draft, of, balances.value?.discountPpm).feePpm);
  }
  draw();
}

/** Arrows move the price by a tick. */
function stepPrice(event) {
  const by = { ArrowUp: 1n, ArrowDown: -1n }[event.key];
  const of = market();
  if (!by || event.target.name !== "price" || !of) return;
  event.preventDefault();
  const tick = micros(of.tick);
  const next = ((typed(draft.price) ?? 0n) / tick + by) * tick;
  if (next > 0n) draft.price = show(next);
  touched = true;
  draw();
}

function render() {
  const form = find("#ticket");
  arrange(form);
  const of = market();
  if (!of) return button("Loading the market", true);
  const at = price();
  if (!touched && !draft.price && at) draft.price = shown(nearPrice(of, at), decimalsOf(of.tick)).replaceAll(",", "");
  const checked = check(draft, of, balances.value?.discountPpm ?? 0);
  for (const control of all("input, select", form)) {
    if (control.name in draft && control.value !== draft[control.name]) control.value = draft[control.name];
    mark(control, "aria-invalid", checked.wrong[control.name] ? "true" : null);
  }
  for (const note of all("[data-wrong]", form)) write(note, checked.wrong[note.dataset.wrong] ?? "");
  find("[name=rate]", form).placeholder = `${of.defaultRate} ${of.rateUnit}`;
  sums(form, of, at, checked);
  const { account } = session.value;
  const amount = checked.quantity ? `${fixed(checked.quantity, decimalsOf(of.lot))} SCU` : "SCU";
  button(account ? `${draft.side === "BUY" ? "Buy" : "Sell"} ${amount}` : "Choose an account to trade", account !== "" && !checked.body);
}

/** What there is to fill in for such an order. */
function arrange(form) {
  const isMarket = draft.type === "MARKET";
  const isBuy = draft.side === "BUY";
  for (const choice of all("[role=radio]", form)) mark(choice, "aria-checked", draft[choice.name] === choice.value ? "true" : "false");
  find("[data-field=price]", form).hidden = isMarket;
  find("[data-field=maxCost]", form).hidden = !(isMarket && isBuy);
  find("[data-only=limit]", form).hidden = isMarket;
  find("[data-only=market]", form).hidden = !isMarket;
  find("[data-field=minutes]", form).hidden = isMarket || draft.timeInForce !== "GTT";
  find("details.more", form).hidden = !isBuy;
  find("[name=quantity]", form).placeholder = isMarket && isBuy ? "as much as it buys" : "0";
}

function sums(form, of, at, checked) {
  const isBuy = draft.side === "BUY";
  const digits = Math.max(4, priceDigits(of));
  const asset = isBuy ? "HANZO" : "SCU:" + of.market;
  write(find("#ticket-free"), session.value.account ? `${shown(free(asset), isBuy ? 2 : 4)} ${isBuy ? "HANZO" : "SCU"} free` : "");
  const value = (amount) => (amount === null ? "–" : `${fixed(amount, digits)} HANZO`);
  const [notional, fee, total, capacity] = all(".sum dd", form);
  write(notional, value(checked.notional));
  write(fee, value(checked.fee));
  write(total, value(checked.total));
  const rate = typed(draft.rate) || micros(of.defaultRate);
  const made = isBuy && yields(checked.quantity, at?.gradePpm ?? 1000000, of.secondsPerRaw, rate);
  capacity.parentElement.hidden = !isBuy;
  write(capacity, made ? `≈ ${fixed(made.raw, 4)} × ${of.rawUnit}, ${span(made.ms)}` : "–");
}

function button(text, disabled) {
  const go = find("#go");
  mark(go, "data-side", draft.side);
  go.disabled = sending || disabled;
  write(go, sending ? "Sending" : text);
}

async function place() {
  const { account } = session.value;
  if (!account) return askAccount();
  const of = market();
  const { body } = check(draft, of, balances.value?.discountPpm ?? 0);
  if (!body || sending) return;
  sending = true;
  draw();
  try {
    const outcome = await command("POST", "/v1/orders", { account, clientOrderId: freshId(body.side.toLowerCase()), ...body });
    answered(outcome, of);
  } catch (problem) {
    toast("bad", "Not sent", problem.message);
  } finally {
    sending = false;
    draw();
    refresh();
  }
}

function answered(outcome, of) {
  if (!outcome) return toast("info", "Sent", "What became of it will show among the orders.");
  if (outcome.refusal) return toast("bad", `Refused: ${words(outcome.refusal.code)}`, outcome.refusal.message);
  draft.quantity = draft.maxCost = "";
  toast(outcome.status === "CANCELLED" ? "info" : "good", `${draft.side === "BUY" ? "Buy" : "Sell"} ${words(outcome.status)}`, told(outcome, priceDigits(of)));
}
