// The book as a ladder: asks above, bids below, the spread between.
import { Cell } from "./cell.js";
import { find, h, list, mark, oncePerFrame, say, write } from "./dom.js";
import { fixed, micros } from "./decimal.js";
import { follow, link, resync } from "./feed.js";
import { readOrNone } from "./api.js";
import { LocalBook } from "./book.js";
import { orders } from "./holdings.js";
import { marketOf } from "./sides.js";
import { chosen, market, price, priceDigits, prices, sizeDigits } from "./state.js";

const ROW = 20;
const POLL_MS = 2000;

/** Which level was pressed, `{side, price, quantity}`: the ticket takes it. */
export const pressed = new Cell(null);

let book = null;
let leave = () => {};

export function start() {
  const draw = oncePerFrame(render);
  chosen.watch((name) => open(name, draw));
  prices.watch(draw);
  orders.watch(draw);
  new ResizeObserver(draw).observe(find("#ladder"));
  setInterval(() => link.value !== "live" && poll(draw), POLL_MS);
  if (chosen.value) open(chosen.value, draw);
}

function open(name, draw) {
  leave();
  book = null;
  draw();
  if (!name) return;
  const topic = { channel: "depth", market: name };
  const take = (data) => {
    if (!book.agrees(data.checksum)) resync(topic);
    draw();
  };
  leave = follow(topic, {
    snapshot: (data) => {
      book = new LocalBook();
      book.replace(data);
      take(data);
    },
    update: (data) => {
      book.change(data);
      take(data);
    },
  });
  poll(draw);
}

/** While there is no feed the book is asked for; and once at the start, to be there sooner. */
async function poll(draw) {
  const name = chosen.value;
  if (!name) return;
  const data = await readOrNone(`/v1/markets/${name}/book`).catch(() => null);
  if (!data || name !== chosen.value || (book && link.value === "live")) return;
  book = new LocalBook();
  book.replace(data);
  draw();
}

function render() {
  const of = market();
  const said = find("#book-said");
  if (!of || !book) return say(said, "loading", "Loading the book");
  say(said, "empty", "");
  const room = find("#asks").clientHeight || 200;
  const rows = Math.max(1, Math.floor(room / (find("#ladder li.row")?.offsetHeight ?? ROW)));
  const asks = totals(book.asks.slice(0, rows));
  const bids = totals(book.bids.slice(0, rows));
  const most = [asks.at(-1)?.total ?? 0n, bids.at(-1)?.total ?? 0n].reduce((a, b) => (a > b ? a : b));
  const mine = new Set((orders.value.open ?? []).filter((each) => marketOf(each) === of.market).map((each) => micros(each.price)));
  fill(find("#asks"), asks, "SELL", of, most, mine);
  fill(find("#bids"), bids, "BUY", of, most, mine);
  middle(of);
}

function totals(levels) {
  let total = 0n;
  return levels.map((each) => ({ ...each, total: (total += each.quantity) }));
}

function fill(parent, levels, side, of, most, mine) {
  list(parent, levels, (each) => each.price,
    (each) => h("li", { class: "row", onclick: () => (pressed.value = { side, price: each.price, total: each.total }) },
      h("i"), h("span"), h("span"), h("span")),
    (row, each) => {
      const [bar, at, size, total] = row.children;
      bar.style.width = most ? `${Number((each.total * 1000n) / most) / 10}%` : "0";
      write(at, fixed(each.price, priceDigits(of)));
      write(size, fixed(each.quantity, sizeDigits(of)));
      write(total, fixed(each.total, sizeDigits(of)));
      mark(row, "data-mine", mine.has(each.price));
      row.onclick = () => (pressed.value = { side, price: each.price, total: each.total });
    });
}

function middle(of) {
  const [value, note] = find("#spread").children;
  const digits = priceDigits(of);
  const [bid, ask] = [book.bids[0]?.price, book.asks[0]?.price];
  const at = price();
  write(value, at?.last ? fixed(micros(at.last), digits) : "–");
  mark(value, "class", at?.way === "up" ? "num buy" : at?.way === "down" ? "num sell" : "num");
  const apart = bid !== undefined && ask !== undefined ? `spread ${fixed(ask - bid, digits)}` : "";
  write(note, apart || (bid || ask ? "one side only" : "nobody quotes"));
  write(find("#book-state"), at?.pool ? `pool ${fixed(micros(at.pool), digits)}` : "");
}
