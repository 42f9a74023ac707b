package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.provider.onboard.Finding.InTheWay;
import ai.hanzo.hmm.provider.onboard.Finding.Missing;
import ai.hanzo.hmm.provider.onboard.Finding.There;
import ai.hanzo.hmm.provider.onboard.Situation.Registered;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Base64;
import java.util.HexFormat;

/// The account names its key, once and for ever. Whether it was this one must be known before it is
/// used: an attestation with another is a strike.
final class RegisterStep implements Step {
    private final Keys keys;
    private final Commands commands;
    private final boolean isRegistered;

    /// @param isRegistered whether the account is said to have registered this key by other means
    RegisterStep(Keys keys, Commands commands, boolean isRegistered) {
        this.keys = keys;
        this.commands = commands;
        this.isRegistered = isRegistered;
    }

    /// What is known of the registration of a key, from what became of the command for it.
    static Registered look(Keys keys, Commands commands, boolean isProvider)
            throws InterruptedException {
        var none = isProvider ? Registered.BY_OTHER_MEANS : Registered.NOT_KNOWN;
        if (keys.own().isEmpty()) return none;
        var outcome = commands.outcomeOf(command(keys), "");
        if (outcome.isEmpty()) return none;
        return switch (outcome.get().path("status").asText()) {
            case "DONE" -> Registered.WITH_THIS_KEY;
            case "REFUSED" ->
                    outcome.get().path("refusal").path("code").asText().equals("ALREADY_REGISTERED")
                            ? Registered.BY_OTHER_MEANS
                            : none;
            default -> Registered.NOT_KNOWN;
        };
    }

    @Override
    public String name() {
        return "register";
    }

    @Override
    public Finding look(Situation now) {
        if (isRegistered) return new There("with this key, it is said");
        return switch (now.registered()) {
            case WITH_THIS_KEY -> new There("with this key");
            case NOT_KNOWN -> new Missing("nothing is known of it");
            case BY_OTHER_MEANS ->
                    new InTheWay(
                            "the account is a provider already, and nothing says that its key is"
                                    + " this one: say so with --registered; to attest with another"
                                    + " is a strike");
        };
    }

    @Override
    public void take(Situation now) throws InterruptedException {
        commands.send(command(keys), "");
    }

    private static ObjectNode command(Keys keys) {
        var key = HexFormat.of().parseHex(keys.own().orElseThrow().publicKey());
        return Commands.of("register").put("publicKey", Base64.getEncoder().encodeToString(key));
    }
}
