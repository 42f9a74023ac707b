// Who trades: a dialog for the account's name, and for a key where the door asks for one.
import { find, h, mark, write } from "./dom.js";
import { close, open } from "./dialog.js";
import { balances, trouble } from "./holdings.js";
import { reconnect } from "./feed.js";
import { enter, guarded, leave, session } from "./session.js";

const NAME = /^[A-Za-z0-9._:-]{1,64}$/;

export function start() {
  find("#account-button").addEventListener("click", askAccount);
  session.watch(draw);
  guarded.watch(draw);
  balances.watch(draw);
  trouble.watch((problem) => problem?.status === 401 && !find("#dialog").open && askAccount());
  draw();
}

function draw() {
  const { account } = session.value;
  write(find("#account-name"), account || "Choose account");
  mark(find("#account-button"), "data-unset", account === "" ? "" : null);
}

export function askAccount() {
  const name = h("input", { id: "account-field", name: "account", value: session.value.account, autocomplete: "username", spellcheck: "false", maxlength: "64", required: true });
  const key = h("input", { id: "key-field", name: "key", type: "password", value: session.value.key, autocomplete: "off", spellcheck: "false" });
  const wrong = h("p", { class: "sell", role: "alert" }, refusal());
  const submit = (event) => {
    event.preventDefault();
    if (!NAME.test(name.value.trim())) return write(wrong, "1 to 64 characters of A-Z a-z 0-9 . _ : -");
    const isOther = key.value.trim() !== session.value.key;
    enter(name.value.trim(), key.value.trim());
    if (isOther) reconnect();
    close();
  };
  open("Account", [
    h("form", { class: "stack", onsubmit: submit },
      h("label", {}, h("span", {}, "Account"), name),
      h("label", {}, h("span", {}, guarded.value ? "Key" : "Key, where the exchange asks for one"), key),
      h("p", { class: "hint" }, "Both stay in this tab and are forgotten when it closes."),
      wrong,
      h("div", { class: "actions" },
        session.value.account ? h("button", { type: "button", onclick: out }, "Leave") : null,
        h("button", { class: "main", id: "account-enter" }, "Enter"))),
  ]);
  (guarded.value && name.value ? key : name).focus();
}

/** Why one is asked again. */
function refusal() {
  if (trouble.value?.status !== 401) return "";
  return session.value.key ? `The key was turned away: ${trouble.value.message}.` : "This exchange asks for a key.";
}

function out() {
  leave();
  reconnect();
  close();
}
