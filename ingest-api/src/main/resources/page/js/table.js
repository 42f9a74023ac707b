// Tables whose rows stay where they are while their numbers change. On a phone each cell says what
// it is, so every one carries its head.
import { h, list, mark, write } from "./dom.js";

/**
 * A table in place of what was there, once.
 * @param columns `{head, right, text(item) or fill(cell, item), tone(item), title(item), acts}`
 * @returns draws the rows of the items
 */
export function table(parent, columns, keyOf) {
  const heads = columns.map(({ head, right, acts }) =>
    h("th", { scope: "col", class: right || acts ? "r" : undefined }, head));
  const body = h("tbody");
  parent.replaceChildren(h("table", {}, h("thead", {}, h("tr", {}, ...heads)), body));
  const make = () => h("tr", {}, ...columns.map(({ head, right, acts }) =>
    h("td", { class: [right && "r num", acts && "acts r"].filter(Boolean).join(" ") || undefined, "data-label": head })));
  const change = (row, item) => columns.forEach((column, i) => put(row.children[i], column, item));
  return (items) => list(body, items, keyOf, make, change);
}

function put(cell, column, item) {
  if (column.fill) return column.fill(cell, item);
  write(cell, column.text(item));
  if (column.tone) mark(cell, "class", [column.right && "r num", column.tone(item)].filter(Boolean).join(" "));
  if (column.title) mark(cell, "title", column.title(item));
}

/** Fills a cell once an item's state, so that a button keeps its focus. */
export function once(cell, state, make) {
  if (cell.dataset.state === state) return;
  cell.dataset.state = state;
  cell.replaceChildren(...[make()].flat().filter(Boolean));
}

export const badge = (text, tone) => h("span", { class: "badge", "data-tone": tone }, text);
