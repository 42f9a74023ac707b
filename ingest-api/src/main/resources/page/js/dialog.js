import { find, h } from "./dom.js";

/** Opens the one dialog with a title and its content; Escape and a click outside close it. */
export function open(title, content, { wide = false, onclose } = {}) {
  const dialog = find("#dialog");
  dialog.toggleAttribute("data-wide", wide);
  dialog.replaceChildren(
    h("header", {}, h("h2", { id: "dialog-title" }, title),
      h("button", { class: "quiet square", type: "button", "aria-label": "Close", onclick: close }, "✕")),
    h("div", { class: "content" }, ...content),
  );
  dialog.onclose = () => onclose?.();
  dialog.onclick = (event) => {
    if (event.target === dialog) close();
  };
  if (!dialog.open) dialog.showModal();
}

export function close() {
  find("#dialog").close();
}

/** Asks before something that cannot be taken back; answers whether it is meant. */
export function ask(title, text, verb, content = []) {
  return new Promise((answer) => {
    const decide = (event) => {
      event.preventDefault();
      answer(true);
      close();
    };
    const form = h("form", { class: "stack", onsubmit: decide }, h("p", { class: "soft" }, text), ...content,
      h("div", { class: "actions" },
        h("button", { type: "button", onclick: close }, "Keep as it is"),
        h("button", { type: "submit", class: "main" }, verb)));
    open(title, [form], { onclose: () => answer(false) });
  });
}
