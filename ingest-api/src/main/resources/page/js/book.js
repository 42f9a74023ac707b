// A copy of the book, made of a snapshot and its changes, and checked by its checksum.
import { micros } from "./decimal.js";

const CHECKED = 10;

export class LocalBook {
  bids = [];
  asks = [];

  /** Takes all levels anew. */
  replace(data) {
    this.bids = sorted(data.bids, -1);
    this.asks = sorted(data.asks, 1);
  }

  /** Takes the levels that changed: quantity "0" for one that is gone. */
  change(data) {
    this.bids = merged(this.bids, data.bids, -1);
    this.asks = merged(this.asks, data.asks, 1);
  }

  /** Whether it is the market's own. Without a checksum there is nothing to differ from. */
  agrees(checksum) {
    if (checksum === undefined || checksum === 0) return true;
    return crc32(side(this.asks) + "|" + side(this.bids)) === Number(checksum);
  }
}

function level({ price, quantity }) {
  return { price: micros(price), quantity: micros(quantity) };
}

function sorted(levels, way) {
  return levels.map(level).sort((a, b) => (a.price < b.price ? -way : way));
}

function merged(side, changes, way) {
  if (!changes?.length) return side;
  const levels = new Map(side.map((each) => [each.price, each]));
  for (const each of changes.map(level)) {
    if (each.quantity === 0n) levels.delete(each.price);
    else levels.set(each.price, each);
  }
  return [...levels.values()].sort((a, b) => (a.price < b.price ? -way : way));
}

const side = (levels) => levels.slice(0, CHECKED).map((each) => `${each.price}:${each.quantity}`).join(";");

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

/** CRC32 of ASCII, as zlib reckons it. */
export function crc32(text) {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) crc = TABLE[(crc ^ text.charCodeAt(i)) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
