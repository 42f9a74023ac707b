// The lower panel: what the account has, and what the market is made of.
import { all, find, h, mark, say, write } from "./dom.js";
import { allocations, balances, orders, trouble } from "./holdings.js";
import { session } from "./session.js";
import { askAccount } from "./account.js";
import * as ordersTab from "./orders.js";
import * as historyTab from "./history.js";
import * as allocationsTab from "./allocations.js";
import * as balancesTab from "./balances.js";
import * as providersTab from "./providers.js";
import * as poolTab from "./pool.js";

const TABS = [
  { id: "orders", title: "Open orders", tab: ordersTab, mine: true, count: () => orders.value.open?.length },
  { id: "history", title: "Done", tab: historyTab, mine: true },
  { id: "allocations", title: "Allocations", tab: allocationsTab, mine: true, count: () => allocations.value?.filter((each) => each.state !== "CLOSED").length },
  { id: "balances", title: "Balances", tab: balancesTab, mine: true },
  { id: "providers", title: "Providers", tab: providersTab },
  { id: "pool", title: "Pool", tab: poolTab },
];

let chosen = "orders";

export function start() {
  const bar = find("#tabs");
  for (const { id, title, mine } of TABS) {
    if (id === "providers") bar.append(h("span", { class: "rule", "aria-hidden": "true" }));
    bar.append(h("button", { type: "button", role: "tab", id: "tab-" + id, "aria-controls": "tab-body", "data-tab": id, "data-mine": mine, onclick: () => show(id) },
      title, h("small")));
  }
  bar.addEventListener("keydown", move);
  for (const cell of [orders, allocations, balances]) cell.watch(counts);
  session.watch(() => show(chosen));
  trouble.watch(() => needsAccount() && show(chosen));
  show(chosen);
}

export function show(id) {
  chosen = id;
  for (const button of all("#tabs [role=tab]")) {
    mark(button, "aria-selected", button.dataset.tab === id ? "true" : "false");
    mark(button, "tabindex", button.dataset.tab === id ? "0" : "-1");
  }
  find("#tab-" + id).scrollIntoView({ block: "nearest", inline: "nearest" });
  const body = find("#tab-body");
  mark(body, "aria-labelledby", "tab-" + id);
  for (const { tab } of TABS) tab.hide();
  body.replaceChildren();
  body.itemsByKey = undefined;
  const said = h("div", { class: "said", hidden: true });
  const content = h("div");
  body.append(said, content);
  if (needsAccount()) {
    return say(said, "empty", "Choose an account to see its orders, allocations and balances.",
      h("button", { type: "button", onclick: askAccount }, "Choose account"));
  }
  TABS.find((each) => each.id === id).tab.show(content, (kind, text, ...actions) => say(said, kind, text, ...actions));
}

function needsAccount() {
  return TABS.find((each) => each.id === chosen).mine && !session.value.account;
}

function counts() {
  for (const { id, count } of TABS) {
    const number = count?.();
    write(find(`#tab-${id} small`), number ? String(number) : "");
  }
}

function move(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const at = TABS.findIndex((each) => each.id === chosen);
  show(TABS[(at + by + TABS.length) % TABS.length].id);
  find("#tab-" + chosen).focus();
}
