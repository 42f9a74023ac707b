package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.provider.Nonce;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What an account asks of the exchange. `id` is the account's own name for the command: the same
/// id with the same content is answered again and changes nothing. Amounts in micro-units.
public sealed interface AccountInput {
    String account();

    String id();

    /// What the command says, without who says it and under which id: its fields in a fixed order,
    /// each ended by a zero byte. It is what is signed and what a repeat is known by, so it must
    /// not change.
    String said();

    /// What a repeat is known by.
    default Fingerprint content() {
        return Fingerprint.of(said());
    }

    /// A command about one market.
    sealed interface OfMarket extends AccountInput {
        String market();
    }

    record Place(
            String account,
            String id,
            String market,
            OrderTerms terms,
            Conditions conditions,
            Delivery delivery,
            OptionalLong rateMicros)
            implements OfMarket {
        @Override
        public String said() {
            long rate = rateMicros.orElse(0);
            return switch (terms) {
                case OrderTerms.Limit t ->
                        text(
                                "place limit",
                                market,
                                delivery,
                                rate,
                                t.side(),
                                t.priceMicros(),
                                t.quantityMicros(),
                                t.timeInForce());
                case OrderTerms.MarketBuy t ->
                        text(
                                "place buy",
                                market,
                                delivery,
                                rate,
                                t.quantityMicros(),
                                t.maxCostMicros(),
                                t.slippagePpm());
                case OrderTerms.BudgetBuy t ->
                        text(
                                "place budget",
                                market,
                                delivery,
                                rate,
                                t.budgetMicros(),
                                t.slippagePpm());
                case OrderTerms.MarketSell t ->
                        text(
                                "place sell",
                                market,
                                delivery,
                                rate,
                                t.quantityMicros(),
                                t.slippagePpm());
            };
        }

        /// Conditions count only where there are some: most orders have none.
        private String text(Object... fields) {
            if (conditions.equals(Conditions.NONE)) return Fingerprint.text(fields);
            var all = new ArrayList<Object>(List.of(fields));
            all.add(conditions.expiresAtMs());
            all.add(conditions.postOnly());
            all.add(conditions.minFillMicros());
            all.add(conditions.selfTrade());
            if (conditions.minQualityPpm() != 0) all.add(conditions.minQualityPpm());
            return Fingerprint.text(all.toArray());
        }
    }

    /// All open orders in a market.
    record CancelAll(String account, String id, String market) implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("cancel all", market);
        }
    }

    /// Another price, another quantity or both for an order; absent: as it is.
    record Amend(
            String account,
            String id,
            String clientOrderId,
            OptionalLong priceMicros,
            OptionalLong quantityMicros)
            implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text(
                    "amend", clientOrderId, priceMicros.orElse(0), quantityMicros.orElse(0));
        }
    }

    record Cancel(String account, String id, String clientOrderId) implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("cancel", clientOrderId);
        }
    }

    record AddLiquidity(
            String account,
            String id,
            String market,
            long unitsMicros,
            long fundsMicros,
            long minShares)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("add", market, unitsMicros, fundsMicros, minShares);
        }
    }

    record RemoveLiquidity(
            String account,
            String id,
            String market,
            long shares,
            long minUnitsMicros,
            long minFundsMicros)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("remove", market, shares, minUnitsMicros, minFundsMicros);
        }
    }

    /// The id is the deposit's reference at the treasury.
    record Deposit(String account, String id, long amountMicros, String origin)
            implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("deposit", amountMicros, origin);
        }
    }

    record Withdraw(String account, String id, long amountMicros, String destination)
            implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("withdraw", amountMicros, destination);
        }
    }

    /// The raw Ed25519 public key, hex.
    record RegisterProvider(String account, String id, String publicKey) implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("register", publicKey);
        }
    }

    /// Free funds, units or shares for another account.
    record Send(String account, String id, String to, String asset, long amountMicros)
            implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("send", to, asset, amountMicros);
        }
    }

    record Stake(String account, String id, long amountMicros) implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("stake", amountMicros);
        }
    }

    record Unstake(String account, String id, long amountMicros) implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("unstake", amountMicros);
        }
    }

    /// The raw Ed25519 public key, hex; empty: commands need no signature any more.
    record RegisterKey(String account, String id, String publicKey) implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("key", publicKey);
        }
    }

    /// Units of the account for providers' capacity.
    record Redeem(
            String account,
            String id,
            String market,
            long quantityMicros,
            OptionalLong rateMicros,
            int minQualityPpm)
            implements OfMarket {
        @Override
        public String said() {
            long rate = rateMicros.orElse(0);
            return minQualityPpm == 0
                    ? Fingerprint.text("redeem", market, quantityMicros, rate)
                    : Fingerprint.text("redeem", market, quantityMicros, rate, minQualityPpm);
        }
    }

    /// Its provider begins to serve it.
    record StartAllocation(String account, String id, String market, long allocation)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("start", market, allocation);
        }
    }

    /// What was used of all that a provider serves in a market.
    record Heartbeat(String account, String id, String market, List<MeteredUse> uses)
            implements OfMarket {
        public Heartbeat {
            uses = List.copyOf(uses);
        }

        @Override
        public String said() {
            var fields = new ArrayList<Object>(List.of("heartbeat", market));
            for (var use : uses) {
                fields.add(use.allocation());
                fields.add(use.usedMicros());
            }
            return Fingerprint.text(fields.toArray());
        }
    }

    /// The proof is the SHA-256 of the result, hex.
    record CompleteAllocation(
            String account, String id, String market, MeteredUse use, String proof)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("complete", market, use.allocation(), use.usedMicros(), proof);
        }
    }

    /// Its consumer wants no more of it.
    record EndAllocation(String account, String id, String market, long allocation)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("end", market, allocation);
        }
    }

    /// Its consumer says that it is not what was bought.
    record DisputeAllocation(
            String account, String id, String market, long allocation, String reason)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("dispute", market, allocation, reason);
        }
    }

    record PostBond(String account, String id, String market, long amountMicros)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("bond", market, amountMicros);
        }
    }

    record WithdrawBond(String account, String id, String market, long amountMicros)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("unbond", market, amountMicros);
        }
    }

    record IssueCapacity(String account, String id, String market, long rawMicros, long rateMicros)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("issue", market, rawMicros, rateMicros);
        }
    }

    /// Units that are held are burnt against the provider's own obligations, and rate is taken
    /// back.
    record RetireCapacity(
            String account, String id, String market, long quantityMicros, long rateMicros)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("retire", market, quantityMicros, rateMicros);
        }
    }

    /// The nonce is that of the record the command stands in, hex; a repeat has another and is the
    /// same command.
    record RequestNonce(String account, String id, String market, String nonce)
            implements OfMarket {
        /// As it was sent: its record has no place yet.
        public static RequestNonce of(String account, String id, String market) {
            return new RequestNonce(account, id, market, "");
        }

        /// As it stands in a log.
        public RequestNonce at(String topic, int partition, long offset, long timestampMs) {
            var made = Nonce.hexOf(topic, partition, offset, timestampMs);
            return new RequestNonce(account, id, market, made);
        }

        @Override
        public String said() {
            return Fingerprint.text("nonce", market);
        }
    }

    /// Nonce and evidence in hex.
    record Attest(
            String account,
            String id,
            String market,
            String nonce,
            String kind,
            long rateMicros,
            String evidence)
            implements OfMarket {
        @Override
        public String said() {
            return Fingerprint.text("attest", market, nonce, kind, rateMicros, evidence);
        }
    }

    /// A command whose fields contradict each other; it is refused with this sentence.
    record Unclear(String account, String id, String why) implements AccountInput {
        @Override
        public String said() {
            return Fingerprint.text("unclear", why);
        }
    }
}
