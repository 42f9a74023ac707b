import { find, h } from "./dom.js";

const SHOWN_MS = 6000;
const MOST = 4;

/** A line that goes by itself. @param tone "good", "bad" or "info" */
export function toast(tone, title, text = "") {
  const line = h("div", { class: "toast", "data-tone": tone }, h("b", {}, title), text && h("span", {}, text));
  const box = find("#toasts");
  box.append(line);
  while (box.children.length > MOST) box.firstElementChild.remove();
  setTimeout(() => line.remove(), SHOWN_MS);
}

/** What a problem, or a refusal's code, is called in words. */
export function sentence(problem) {
  return problem.message ?? String(problem);
}
