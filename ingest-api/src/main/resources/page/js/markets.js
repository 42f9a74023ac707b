// The list of markets, by group, with what each trades at.
import { find, h, list, mark, oncePerFrame, say, write } from "./dom.js";
import { brief, percent, shown } from "./decimal.js";
import { chosen, markets, priceDigits, prices, spoken } from "./state.js";

let sought = "";

export function start() {
  const draw = oncePerFrame(render);
  markets.watch(draw);
  prices.watch(draw);
  chosen.watch(draw);
  find("#find-market").addEventListener("input", (event) => {
    sought = event.target.value.trim().toLowerCase();
    draw();
  });
  find("#find-market").addEventListener("keydown", (event) => {
    if (event.key === "Enter") first();
  });
  draw();
}

/** The one after or before that which is chosen. */
export function step(by) {
  const names = found().map((each) => each.market);
  const at = names.indexOf(chosen.value);
  if (names.length > 0) choose(names[(at + by + names.length) % names.length]);
}

export function choose(name) {
  if (name !== chosen.value) history.replaceState(null, "", "#" + name);
  chosen.value = name;
}

function first() {
  const hit = found()[0];
  if (hit) choose(hit.market);
  find("#find-market").blur();
}

function found() {
  return [...(markets.value?.values() ?? [])].filter((each) => each.market.includes(sought));
}

function render() {
  const said = find("#markets-said");
  if (!markets.value) return said.dataset.kind === "error" ? undefined : say(said, "loading", "Loading markets");
  const items = withHeads(found());
  say(said, "empty", items.length ? "" : sought ? `No market is called “${sought}”.` : "No market is open yet.");
  list(find("#market-list"), items, (item) => item.head ?? item.market, make, change);
}

function withHeads(found) {
  const items = [];
  let group = "";
  for (const each of found) {
    const now = spoken(each.market).group;
    if (now !== group) items.push({ head: now });
    group = now;
    items.push(each);
  }
  return items;
}

function make(item) {
  if (item.head) return h("li", { class: "group" }, h("h3", {}, item.head));
  const { kind, klass } = spoken(item.market);
  return h("li", {}, h("button", { type: "button", "data-market": item.market, onclick: () => choose(item.market) },
    h("span", { class: "what" }, kind + " ", h("small", {}, klass)), h("span", { class: "price" }),
    h("small"), h("small")));
}

function change(element, item) {
  if (item.head) return;
  mark(element, "aria-current", item.market === chosen.value ? "true" : null);
  const [, last, volume, grade] = element.firstElementChild.children;
  const at = prices.value.get(item.market);
  write(last, shown(at?.last ?? at?.mid ?? at?.pool, priceDigits(item)));
  mark(last, "data-way", at?.way || null);
  const traded = at?.dayNotional && at.dayNotional !== "0";
  write(volume, item.phase !== "ACTIVE" ? item.phase : traded ? `${brief(at.dayNotional)} HANZO` : "no trades today");
  mark(volume, "title", "Traded in 24 hours");
  write(grade, at?.gradePpm === undefined ? `ref. ${item.referencePrice}` : `grade ${percent(at.gradePpm, 0)}`);
  mark(grade, "title", at?.gradePpm === undefined
    ? "What bonds are reckoned with where there is no price" : "Grade of the capacity on offer: standard units of one raw unit");
}
