// On which side an order is. Its state does not say, but what its account gained and lost by it
// does: whoever held or paid HANZO for it buys.

const sides = new Map();
const TELLING = ["HOLD", "RELEASE", "TRADE"];
const OURS = /^(buy|sell)-/;

/** Takes an execution; of one that touched several orders nobody can tell whose posting is whose. */
export function learn({ source, orders = [], postings = [] }) {
  if (orders.length !== 1) return;
  const posting = postings.find(({ reason, asset }) => TELLING.includes(reason) && !asset.startsWith("LP:"));
  if (!posting) return;
  const isFunds = posting.asset === "HANZO";
  const isTrade = posting.reason === "TRADE";
  const isLoss = posting.free.startsWith("-") || (posting.free === "0" && posting.held.startsWith("-"));
  const buys = isTrade ? isFunds === isLoss : isFunds;
  sides.set(key(source, orders[0].clientOrderId), buys ? "BUY" : "SELL");
}

/** BUY or SELL; empty where it is not known. What this page sends says it in its id too. */
export function sideOf(order) {
  const ours = OURS.exec(order.clientOrderId);
  return order.side ?? sides.get(key(marketOf(order), order.clientOrderId)) ?? (ours ? ours[1].toUpperCase() : "");
}

/** A market decides over its orders; what the ledger refused never reached one. */
export function marketOf(order) {
  const from = order.market ?? order.source ?? "";
  return from === "ledger" ? "" : from;
}

const key = (market, id) => market + "|" + id;
