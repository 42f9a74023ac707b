// A few words for the document: make, change only what changed, draw once a frame.

/** An element: h("td", {class: "num"}, "1.25"). Properties beginning with "on" are listeners. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

export const find = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Sets a text where it differs, so that nothing is laid out in vain. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets an attribute where it differs; null takes it away. */
export function mark(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/**
 * Makes the children of an element those of the items, in their order: made once a key, then
 * changed in place, so that focus, selection and scroll stay where they are.
 */
export function list(parent, items, keyOf, make, change) {
  const kept = parent.itemsByKey ?? new Map();
  const now = new Map();
  for (const item of items) {
    const key = String(keyOf(item));
    const element = kept.get(key) ?? make(item);
    change(element, item);
    now.set(key, element);
  }
  for (const [key, element] of kept) if (!now.has(key)) element.remove();
  let place = parent.firstElementChild;
  for (const element of now.values()) {
    if (place === element) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  parent.itemsByKey = now;
}

/** The drawing, called at most once a frame however often it is asked for. */
export function oncePerFrame(draw) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}

/** A panel's body says why it is empty: loading, nothing there, or what went wrong. */
export function say(element, kind, text, ...actions) {
  element.hidden = !text;
  mark(element, "data-kind", kind);
  if (element.dataset.said !== text) {
    element.dataset.said = text;
    element.replaceChildren(h("p", {}, text.charAt(0).toUpperCase() + text.slice(1)), ...actions);
  }
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });

export const clock = (ms) => CLOCK.format(ms);
export const day = (ms) => DAY.format(ms);

/** Today's times without their day. */
export function moment(ms) {
  const isToday = new Date(ms).toDateString() === new Date().toDateString();
  return isToday ? clock(ms) : `${day(ms)} ${clock(ms).slice(0, 5)}`;
}

/** "1d 4h", "12m 05s", "8s". */
export function span(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [d, hours, m, s] = [86400, 3600, 60, 1].map((unit, i, units) =>
    Math.floor((i === 0 ? seconds : seconds % units[i - 1]) / unit));
  if (d > 0) return `${d}d ${hours}h`;
  if (hours > 0) return `${hours}h ${String(m).padStart(2, "0")}m`;
  if (m > 0) return `${m}m ${String(s).padStart(2, "0")}s`;
  return `${s}s`;
}
