package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.example.Proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Thousands of people, some of them providers, some rich, some with keys.
final class Townsfolk {
    /// What the operator may put people into.
    static final int GROUPS = 3;

    private static final int PROVIDERS = 60;
    private static final int SIGNERS = 40;
    private static final int ONE_IS_RICH_OF = 20;

    /// Those who do half of everything.
    private static final int REGULARS = 50;

    private final Random random;
    private final Town town;
    private final List<String> people = new ArrayList<>();
    private final Map<String, TestKey> keys = new HashMap<>();
    private int ids;

    Townsfolk(Random random, Town town, int count) {
        this.random = random;
        this.town = town;
        for (int i = 0; i < count; i++) people.add((i < PROVIDERS ? "p" : "a") + i);
    }

    List<String> people() {
        return people;
    }

    String anybody() {
        if (random.nextBoolean()) return people.get(random.nextInt(people.size()));
        return people.get(random.nextInt(REGULARS) * people.size() / REGULARS);
    }

    String provider() {
        return people.get(random.nextInt(PROVIDERS));
    }

    /// How much more of everything than others the account deals in.
    long wealth(String account) {
        return Integer.parseInt(account.substring(1)) % ONE_IS_RICH_OF == 0 ? 1_000 : 1;
    }

    String id() {
        return "c" + ++ids;
    }

    int ids() {
        return ids;
    }

    /// Everybody gets money, the providers a name, some a key.
    void settleIn() {
        for (var account : people) {
            long funds = micros(2_000) * wealth(account);
            send(new AccountInput.Deposit(account, id(), funds, "bank"));
            if (account.startsWith("p")) {
                send(new AccountInput.RegisterProvider(account, id(), Proof.hexOf(account)));
            }
        }
        for (int i = 0; i < SIGNERS; i++) changeKey(people.get(i * people.size() / SIGNERS));
    }

    /// As its owner does: signed, where the account has a key.
    LedgerEvent send(AccountInput input) {
        return town.send(input, signature(input));
    }

    /// Proves that a provider can run any rate in a market.
    void attest(String account, String market) {
        send(Proving.request(account, id(), market));
        send(Proving.attest(account, id(), market));
    }

    Optional<Signature> signature(AccountInput input) {
        var key = Optional.ofNullable(keys.get(input.account()));
        long signedAtMs = town.timeMs - random.nextInt(1_000_000);
        return key.flatMap(mine -> mine.sign(input, signedAtMs));
    }

    boolean hasKey(String account) {
        return keys.containsKey(account);
    }

    /// To a fresh one, signed with the old.
    void changeKey(String account) {
        var fresh = TestKey.fresh();
        send(new AccountInput.RegisterKey(account, id(), fresh.hex()));
        keys.put(account, fresh);
    }

    /// 1..most, small ones often.
    long some(long most) {
        if (most <= 1) return 1;
        return 1 + random.nextLong(random.nextBoolean() ? most : Math.max(1, most / 100));
    }

    /// Of what is free to the account.
    long some(String account, String asset) {
        return some(town.balance(account, asset).freeMicros() / 3);
    }
}
