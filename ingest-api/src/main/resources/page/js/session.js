// Who sits before the page: an account's name, and a key where the door asks for one. Both are
// forgotten with the tab.
import { Cell } from "./cell.js";

const ACCOUNT = "hmm.account";
const KEY = "hmm.key";

/** `{account, key}`, each empty where there is none. */
export const session = new Cell({
  account: sessionStorage.getItem(ACCOUNT) ?? "",
  key: sessionStorage.getItem(KEY) ?? "",
});

/** Whether the door asks who one is: unknown (null) until it has turned somebody away, or not. */
export const guarded = new Cell(null);

export function enter(account, key) {
  keep(ACCOUNT, account);
  keep(KEY, key);
  session.value = { account, key };
}

export function leave() {
  enter("", "");
}

function keep(name, value) {
  if (value) sessionStorage.setItem(name, value);
  else sessionStorage.removeItem(name);
}

/** An id that nobody used: an order's, a command's. */
export function freshId(prefix) {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `${prefix}-${Date.now().toString(36)}-${random[0].toString(36)}${random[1].toString(36)}`;
}
