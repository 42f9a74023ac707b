// Amounts are decimal strings on the wire and whole millionths (BigInt) here: no float ever holds one.

const ONE = 1000000n;
const PLAIN = /^(0|[1-9][0-9]*)(\.[0-9]{1,6})?$/;

/** Millionths of a plain decimal such as "1.25"; null where the text is none. */
export function micros(text) {
  if (text === undefined || text === null) return null;
  const sign = text.startsWith("-") ? -1n : 1n;
  const plain = sign < 0n ? text.slice(1) : text;
  if (!PLAIN.test(plain)) return null;
  const [whole, part = ""] = plain.split(".");
  return sign * (BigInt(whole) * ONE + BigInt(part.padEnd(6, "0")));
}

/** What a person typed: blanks and grouping commas are forgiven, a leading point too. */
export function typed(text) {
  const bare = text.replace(/[\s,]/g, "").replace(/^\./, "0.").replace(/\.$/, "");
  return micros(bare.replace(/^0+(?=[0-9])/, ""));
}

/** The shortest decimal: 1250000n is "1.25". */
export function show(value) {
  const size = value < 0n ? -value : value;
  const part = (size % ONE).toString().padStart(6, "0").replace(/0+$/, "");
  return (value < 0n ? "-" : "") + (size / ONE).toString() + (part ? "." + part : "");
}

/** Exactly so many decimals, 0 to 6, cut towards zero, thousands grouped. */
export function fixed(value, decimals) {
  const size = value < 0n ? -value : value;
  const whole = (size / ONE).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const part = (size % ONE).toString().padStart(6, "0").slice(0, decimals);
  const isNothing = size / 10n ** BigInt(6 - decimals) === 0n;
  return (value < 0n && !isNothing ? "-" : "") + whole + (decimals > 0 ? "." + part : "");
}

/** Of a wire's decimal string; a dash where there is none. */
export function shown(text, decimals) {
  const value = micros(text);
  return value === null ? "–" : fixed(value, decimals);
}

/** All the digits there are, thousands grouped. */
export function whole(text) {
  const value = micros(text);
  return value === null ? "–" : fixed(value, decimalsOf(show(value)));
}

/** Few digits for tight places: 1,234 or 12.3K or 4.56M. */
export function brief(text) {
  const value = micros(text);
  if (value === null) return "–";
  if (value >= 1000000n * ONE) return fixed(value / 1000000n, 2) + "M";
  if (value >= 100000n * ONE) return fixed(value / 1000n, 1) + "K";
  if (value >= 1000n * ONE) return fixed(value, 0);
  return fixed(value, value >= ONE ? 2 : value === 0n ? 0 : 4);
}

/** How many decimals a step such as "0.01" has. */
export function decimalsOf(step) {
  return (step.split(".")[1] ?? "").length;
}

/** price x quantity, rounded up: what is owed. */
export function costRoundingUp(price, quantity) {
  return (price * quantity + ONE - 1n) / ONE;
}

/** A part in millionths of an amount, rounded up. */
export function partRoundingUp(amount, ppm) {
  return (amount * ppm + ONE - 1n) / ONE;
}

/** The largest multiple of a step that is not above the value. */
export function downTo(value, step) {
  return value - (value % step);
}

/** Only for pixels: where a line is drawn may be rounded, what it says may not. */
export function forPixels(text) {
  return text === undefined || text === null ? null : Number(text);
}

/** Of a pixel's number, cut as the amount it came from is, so that both say the same. */
export function cut(number, decimals) {
  const scale = 10 ** decimals;
  return (Math.floor(number * scale + 1e-6) / scale).toFixed(decimals);
}

/** 766000 of a million as "76.6%". */
export function percent(ppm, decimals = 1) {
  return fixed(BigInt(ppm) * 100n, decimals) + "%";
}
