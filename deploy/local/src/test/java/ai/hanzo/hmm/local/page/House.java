package ai.hanzo.hmm.local.page;

import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;

import java.nio.ByteBuffer;
import java.util.Base64;

/// A provider that brings capacity to a market, gives some of its units to traders, and fills the
/// pool.
record House(Client door, String market) {
    static final String ACCOUNT = "gpu-house";

    private static final String RATE = "20000";
    private static final long RATE_MICROS = 20_000_000_000L;

    void open(Iterable<String> traders) {
        var attestor = new Attestor(SigningKey.random());
        var publicKey = attestor.registration().getPublicKey();
        deposit(ACCOUNT, "100000");
        provide("register", "publicKey", Base64.getEncoder().encodeToString(bytes(publicKey)));
        provide("bond", "market", market, "amount", "60000");
        provide("nonce", "market", market);
        provide(
                "attest",
                "market",
                market,
                "nonce",
                nonce(),
                "rate",
                RATE,
                "evidence",
                proof(attestor));
        provide("issue", "market", market, "raw", "1000", "rate", RATE);
        for (var trader : traders) {
            deposit(trader, "20000");
            give(trader, "100");
        }
        door.done(
                "liquidity",
                "account",
                ACCOUNT,
                "id",
                "pool",
                "type",
                "add",
                "market",
                market,
                "quantity",
                "200",
                "funds",
                "4000");
    }

    private void deposit(String account, String amount) {
        door.done(
                "deposits",
                "account",
                account,
                "reference",
                "d1",
                "amount",
                amount,
                "origin",
                "test");
    }

    /// Sends units; once to each of an amount.
    void give(String trader, String units) {
        door.done(
                "transfers",
                "account",
                ACCOUNT,
                "id",
                "to-" + trader + "-" + units,
                "type",
                "send",
                "to",
                trader,
                "amount",
                units,
                "asset",
                "SCU:" + market);
    }

    private void provide(String type, Object... fields) {
        var all = new Object[fields.length + 6];
        System.arraycopy(
                new Object[] {"account", ACCOUNT, "id", "p-" + type, "type", type}, 0, all, 0, 6);
        System.arraycopy(fields, 0, all, 6, fields.length);
        door.done("providers", all);
    }

    private String nonce() {
        return door.get("providers/" + ACCOUNT + "/quality").at("/quality/0/nonce").asText();
    }

    private String proof(Attestor attestor) {
        var proof = attestor.attest(market, ACCOUNT, RATE_MICROS, nonce());
        return Base64.getUrlEncoder().encodeToString(bytes(proof.getEvidence()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
