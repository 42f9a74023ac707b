// An order as it is typed, and what is wrong with it before it is sent. No page, no network.
import { costRoundingUp, downTo, fixed, micros, partRoundingUp, show, typed } from "./decimal.js";

export const TAKER_PPM = 3000n;
const ONE = 1000000n;

/** What a ticket holds before anything was typed. */
export function blank() {
  return {
    side: "BUY", type: "LIMIT", price: "", quantity: "", maxCost: "", timeInForce: "GTC", minutes: "60",
    postOnly: "NO", delivery: "IMMEDIATE", rate: "", minQuality: "", slippage: "1",
  };
}

/**
 * Checks a draft by a market's terms.
 * @returns `{body, wrong, notional, fee, total}`: the request, or what is wrong by field.
 */
export function check(draft, market, discountPpm = 0) {
  const wrong = {};
  const body = { market: market.market, side: draft.side, type: draft.type };
  const isBudget = draft.type === "MARKET" && draft.side === "BUY";
  if (draft.type === "LIMIT") body.price = amount("price", draft, wrong, market.tick, "tick");
  if (!isBudget || draft.quantity.trim()) body.quantity = amount("quantity", draft, wrong, market.lot, "lot");
  if (isBudget) body.maxCost = amount("maxCost", draft, wrong, "0.000001", "step");
  options(draft, body, wrong);

  const price = micros(body.price);
  const quantity = micros(body.quantity);
  const notional = price && quantity ? costRoundingUp(price, quantity) : null;
  const least = micros(market.minNotional);
  if (notional !== null && notional < least) wrong.quantity = `The least order is ${show(least)} HANZO.`;
  const rate = (TAKER_PPM * (ONE - BigInt(discountPpm))) / ONE;
  const fee = notional === null ? null : partRoundingUp(notional, rate);
  const total = notional === null ? micros(body.maxCost) : draft.side === "BUY" ? notional + fee : notional - fee;
  return { body: Object.keys(wrong).length ? null : body, wrong, notional, fee, total, quantity, feePpm: rate };
}

function amount(name, draft, wrong, step, word) {
  if (!draft[name].trim()) {
    wrong[name] = "";
    return undefined;
  }
  const value = typed(draft[name]);
  if (value === null || value <= 0n) wrong[name] = "A number above zero, with at most 6 decimals.";
  else if (value % micros(step) !== 0n) {
    wrong[name] = `In steps of ${step}: ${show(downTo(value, micros(step)))} or ${show(downTo(value, micros(step)) + micros(step))}.`;
  } else return show(value);
  return undefined;
}

function options(draft, body, wrong) {
  if (draft.type === "LIMIT") {
    body.timeInForce = draft.timeInForce;
    if (draft.timeInForce === "GTT") body.expiresAtMs = Date.now() + Math.round(Number(draft.minutes) * 60000);
    if (draft.postOnly !== "NO") body.postOnly = draft.postOnly;
  } else {
    const slippage = typed(draft.slippage);
    if (slippage === null || slippage > 100n * ONE) wrong.slippage = "Between 0 and 100 percent.";
    else body.slippagePpm = Number(slippage / 100n);
  }
  if (draft.side === "BUY") {
    body.delivery = draft.delivery;
    if (draft.rate.trim()) {
      const rate = typed(draft.rate);
      if (rate === null || rate <= 0n) wrong.rate = "A rate above zero.";
      else body.rate = show(rate);
    }
    if (draft.delivery === "IMMEDIATE" && draft.minQuality.trim()) {
      const quality = typed(draft.minQuality);
      if (quality === null || quality > 100n * ONE) wrong.minQuality = "Between 0 and 100 percent.";
      else body.minQualityPpm = Number(quality / 100n);
    }
  }
}

/** A part (in percent) of what is free, as the largest quantity that it pays for. */
export function partOf(percent, draft, market, free, feePpm) {
  const mine = (micros(free) * BigInt(percent)) / 100n;
  const lot = micros(market.lot);
  if (draft.side === "SELL") return show(downTo(mine, lot));
  const price = typed(draft.price);
  if (!price) return "";
  const withFee = (mine * ONE) / (ONE + feePpm);
  return show(downTo((withFee * ONE) / price, lot));
}

/** Raw units that so many standard units are at a grade, and how long they run at a rate. */
export function yields(quantity, gradePpm, secondsPerRaw, rate) {
  if (!quantity || !gradePpm || !rate) return null;
  const raw = (quantity * ONE + BigInt(gradePpm) - 1n) / BigInt(gradePpm);
  return { raw, ms: Number((raw * BigInt(secondsPerRaw) * 1000n) / rate) };
}

/** What became of an order, in a line. */
export function told(outcome, digits) {
  const filled = micros(outcome.filled ?? "0");
  const parts = [];
  if (filled > 0n) {
    const mean = (micros(outcome.notional) * ONE) / filled;
    parts.push(`${show(filled)} SCU at ${fixed(mean, digits)} HANZO, fee ${outcome.fee}`);
  }
  if (outcome.reason && outcome.status === "CANCELLED") parts.push(`the rest was cancelled: ${words(outcome.reason)}`);
  if (outcome.status === "OPEN" && micros(outcome.open) > 0n) parts.push(`${outcome.open} SCU rest in the book`);
  return parts.join("; ") || words(outcome.status);
}

/** PRICE_IMPACT as "price impact". */
export const words = (code) => code.toLowerCase().replaceAll("_", " ");
