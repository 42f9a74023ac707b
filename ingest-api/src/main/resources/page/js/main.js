// The page begins: the parts are woken, the markets read, the feed opened.
import { find, mark, say, write } from "./dom.js";
import { reachable, read } from "./api.js";
import { connect, follow, link } from "./feed.js";
import { chosen, markets, setMarkets, setPrice } from "./state.js";
import * as account from "./account.js";
import * as chart from "./chart.js";
import * as holdings from "./holdings.js";
import * as keys from "./keys.js";
import * as ladder from "./ladder.js";
import * as list from "./markets.js";
import * as quote from "./quote.js";
import * as tabs from "./tabs.js";
import * as tape from "./tape.js";
import * as ticket from "./ticket.js";
import * as views from "./views.js";

const MARKETS_MS = 5000;
const SAID = { connecting: "Connecting", live: "Live", lost: "Connection lost, trying again" };

const followed = new Set();
let ahead = 0;

for (const part of [views, account, list, quote, tape, ladder, chart, ticket, holdings, tabs, keys]) part.start();

link.watch((state) => {
  mark(find("#link"), "data-state", state);
  write(find("#link span"), SAID[state]);
});
reachable.watch((is) => mark(document.body, "data-stale", is ? null : ""));
chosen.watch(() => views.leaveList());
addEventListener("hashchange", byHash);
connect();
look();
setInterval(look, MARKETS_MS);
tick();
setInterval(tick, 1000);

/** Pools, phases and new markets are looked at now and then; prices come by the feed. */
async function look() {
  try {
    setMarkets((await read("/v1/markets")).markets);
    for (const name of markets.value.keys()) watchPrice(name);
    if (!chosen.value) byHash();
    if (link.value !== "live") await Promise.all([...markets.value.keys()].map(readPrice));
  } catch (problem) {
    if (!markets.value) say(find("#markets-said"), "error", `Trying again: ${problem.message}`);
  }
}

function watchPrice(name) {
  if (followed.has(name)) return;
  followed.add(name);
  follow({ channel: "prices", market: name }, {
    snapshot: (data) => setPrice(name, data),
    update: (data) => setPrice(name, data),
  });
}

async function readPrice(name) {
  setPrice(name, await read(`/v1/markets/${name}/price`));
}

/** The market that the address names, else the first. */
function byHash() {
  const asked = decodeURIComponent(location.hash.slice(1));
  if (!markets.value?.size) return;
  const first = markets.value.has("gpu-inference/h100") ? "gpu-inference/h100" : [...markets.value.keys()][0];
  list.choose(markets.value.has(asked) ? asked : first);
}

async function tick() {
  if (ahead === 0) {
    ahead = 1;
    const { timeMs } = await read("/v1/time").catch(() => ({ timeMs: Date.now() }));
    ahead = timeMs - Date.now() || 1;
  }
  write(find("#clock"), new Date(Date.now() + ahead).toISOString().slice(11, 19) + " UTC");
}
