// The parts of the ticket: a number with its unit, a choice among a few, a list.
import { h } from "./dom.js";

/** A number with its unit behind it and room for what is wrong. */
export function field(name, title, unit) {
  return h("label", { class: "field", "data-field": name },
    h("span", {}, title),
    h("span", { class: "box" },
      h("input", { name, inputmode: "decimal", autocomplete: "off", spellcheck: "false", "aria-describedby": "wrong-" + name }),
      h("em", {}, unit)),
    h("small", { class: "wrong", id: "wrong-" + name, "data-wrong": name, role: "alert" }));
}

/** One of a few, as a button. */
export function choice(name, value, title, set) {
  return h("button", { type: "button", role: "radio", name, value, "data-side": name === "side" ? value : undefined,
    onclick: () => set(name, value) }, title);
}

function select(name, title, values) {
  return h("label", { "data-field": name }, h("span", {}, title),
    h("select", { name }, ...values.map(([value, text]) => h("option", { value }, text))));
}

function small(name, title) {
  return h("label", { "data-field": name }, h("span", {}, title),
    h("input", { name, inputmode: "decimal", autocomplete: "off" }),
    h("small", { class: "wrong sell", "data-wrong": name }));
}

export const picks = {
  order: () => h("div", {},
    h("div", { class: "pair", "data-only": "limit" },
      select("timeInForce", "In force", [["GTC", "Until cancelled"], ["GTT", "Until a time"], ["IOC", "At once, or not"], ["FOK", "All at once"]]),
      select("postOnly", "Post only", [["NO", "No"], ["REJECT", "Else refuse"], ["SLIDE", "Else slide"]]),
      small("minutes", "For minutes")),
    h("div", { class: "pair", "data-only": "market" }, small("slippage", "Slippage at most, %"))),
  delivery: () => h("div", {},
    h("div", { class: "pair" },
      select("delivery", "Delivery", [["IMMEDIATE", "Run at once"], ["HOLD", "Hold the units"]]),
      small("minQuality", "Least score, %")),
    h("div", { class: "pair" }, small("rate", "Rate"))),
};
