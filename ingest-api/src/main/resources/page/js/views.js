// Which view a phone shows; on a desk all are there at once.
import { all, find, mark } from "./dom.js";

export function start() {
  for (const button of all("#dock button")) button.addEventListener("click", () => look(button.dataset.view));
}

export function look(view) {
  mark(document.body, "data-view", view);
  for (const button of all("#dock button")) mark(button, "aria-current", button.dataset.view === view ? "true" : null);
}

/** Choosing a market leads from the list to its chart. */
export function leaveList() {
  if (document.body.dataset.view === "markets") look("chart");
  find("#tab-body").scrollTop = 0;
}
