// What the account has: balances, orders, allocations. Events say that something changed; what it
// is now is read, so that the page never has a second opinion.
import { Cell } from "./cell.js";
import { read, readOrNone } from "./api.js";
import { follow, link } from "./feed.js";
import { guarded, session } from "./session.js";
import { learn } from "./sides.js";

const SOON_MS = 80;
const APART_MS = 600;
const POLL_MS = 4000;
const HISTORY = 200;

/** Null while it is not known; an account without a balance has `{assets: []}`. */
export const balances = new Cell(null);

/** Lists, each null while it is not known. */
export const orders = new Cell({ open: null, closed: null });

/** The newest first; null while it is not known. */
export const allocations = new Cell(null);

/** What keeps the account from being read; null when nothing does. */
export const trouble = new Cell(null);

let leaves = [];
const due = new Map();
const looked = new Map();

export function start() {
  session.watch(open);
  setInterval(() => link.value !== "live" && refresh(), POLL_MS);
  open();
}

/** Everything anew, as after a command of one's own. */
export function refresh() {
  for (const part of [readBalances, readOrders, readAllocations]) soon(part);
}

function open() {
  leaves.forEach((leave) => leave());
  leaves = [];
  balances.value = null;
  orders.value = { open: null, closed: null };
  allocations.value = null;
  trouble.value = null;
  const { account } = session.value;
  if (!account) return;
  refresh();
  soon(readExecutions);
  on("balances", account, [readBalances]);
  on("executions", account, [readOrders]);
  on("allocations", account, [readAllocations]);
}

function on(channel, account, parts) {
  const hear = (data) => {
    if (channel === "executions") learn(data);
    parts.forEach(soon);
  };
  leaves.push(follow({ channel, account }, { snapshot: hear, update: hear }));
}

/** Many events at once are one look, and looks keep their distance. */
function soon(part) {
  if (due.has(part)) return;
  const wait = Math.max(SOON_MS, (looked.get(part) ?? 0) + APART_MS - Date.now());
  due.set(part, setTimeout(async () => {
    due.delete(part);
    looked.set(part, Date.now());
    const asked = session.value;
    if (!asked.account) return;
    try {
      const put = await part(asked.account);
      if (asked !== session.value) return;
      put();
      if (trouble.value) trouble.value = null;
      if (guarded.value === null) guarded.value = session.value.key !== "";
    } catch (problem) {
      if (problem.status === 401) guarded.value = true;
      if (asked === session.value) trouble.value = problem;
    }
  }, wait));
}

async function readBalances(account) {
  const found = await readOrNone(`/v1/accounts/${account}/balances`);
  return () => (balances.value = found ?? { account, assets: [], staked: "0", discountPpm: 0 });
}

async function readOrders(account) {
  const [open, closed] = await Promise.all(["open", "closed"].map((state) =>
    readOrNone(`/v1/accounts/${account}/orders?state=${state}&limit=${HISTORY}`)));
  return () => (orders.value = { open: open?.orders ?? [], closed: closed?.orders ?? [] });
}

/** What happened before, which tells the orders' sides. */
async function readExecutions(account) {
  const found = await readOrNone(`/v1/accounts/${account}/executions?limit=1000`);
  return () => {
    found?.executions.forEach((each) => learn(each.execution ?? each));
    orders.value = orders.value;
  };
}

async function readAllocations(account) {
  const found = await read(`/v1/accounts/${account}/allocations?limit=1000`);
  return () => (allocations.value = found.allocations.sort((a, b) => b.startMs - a.startMs));
}

/** What is free of an asset, as the decimal it is on the wire. */
export function free(asset) {
  return balances.value?.assets.find((each) => each.asset === asset)?.free ?? "0";
}
