package ai.hanzo.hmm.provider.onboard;

import static ai.hanzo.hmm.door.request.Decimals.show;

import ai.hanzo.hmm.provider.onboard.Finding.InTheWay;
import ai.hanzo.hmm.provider.onboard.Finding.Missing;
import ai.hanzo.hmm.provider.onboard.Finding.There;

/// HANZO that answers for what the provider will owe.
final class BondStep implements Step {
    private final Plan plan;
    private final Commands commands;

    BondStep(Plan plan, Commands commands) {
        this.plan = plan;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "bond";
    }

    @Override
    public Finding look(Situation now) {
        long missing = plan.bondMicros() - now.bondMicros();
        var posted =
                "%s of %s HANZO posted".formatted(show(now.bondMicros()), show(plan.bondMicros()));
        if (missing <= 0) return new There(posted);
        if (!now.takesCapacity()) {
            return new InTheWay(posted + ", and the market is " + now.phase());
        }
        var funds = posted + ", " + show(now.freeMicros()) + " free in the account";
        return missing <= now.freeMicros()
                ? new Missing(funds)
                : new InTheWay(funds + ": deposit " + show(missing - now.freeMicros()) + " more");
    }

    /// Who has posted anything can attest, and must go on to, whatever else is wrong.
    @Override
    public boolean holdsUp(Situation now) {
        return now.quality().isEmpty();
    }

    @Override
    public void take(Situation now) throws InterruptedException {
        var command =
                Commands.of("bond")
                        .put("market", plan.market())
                        .put("amount", show(plan.bondMicros() - now.bondMicros()));
        commands.send(command, show(now.bondMicros()) + "|" + now.toldMs());
    }
}
