package ai.hanzo.hmm.provider.onboard;

import static ai.hanzo.hmm.door.request.Decimals.show;

import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.provider.onboard.Finding.InTheWay;
import ai.hanzo.hmm.provider.onboard.Finding.Missing;
import ai.hanzo.hmm.provider.onboard.Finding.There;

/// The capacity becomes units that can be sold. It is brought once: whether it was is known by the
/// rate, which stays when the units are sold and delivered.
final class IssueStep implements Step {
    private final Plan plan;
    private final Commands commands;

    IssueStep(Plan plan, Commands commands) {
        this.plan = plan;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "issue";
    }

    @Override
    public Finding look(Situation now) {
        if (!plan.issue()) return new There("not wanted");
        if (now.issuedRateMicros() >= plan.rateMicros()) {
            return new There(
                    "%s %s brought; %s SCU owed"
                            .formatted(
                                    show(now.issuedRateMicros()),
                                    now.rateUnit(),
                                    show(now.obligedMicros())));
        }
        if (!now.takesCapacity()) return new InTheWay("the market is " + now.phase());
        if (!now.standing().equals("ACTIVE")) {
            return new InTheWay(
                    "the provider is %s here: the operator may reinstate it"
                            .formatted(now.standing()));
        }
        try {
            return covered(
                    Needed.of(plan, now), Math.max(now.bondMicros(), plan.bondMicros()), now);
        } catch (AmountOverflow _) {
            return new InTheWay("so much capacity fits no number");
        }
    }

    private Finding covered(Needed needed, long bondMicros, Situation now) {
        if (needed.unitsMicros() == 0) {
            return new InTheWay("so little capacity makes no standard unit");
        }
        var made =
                "%s raw make %s SCU at grade %s and need a bond of %s HANZO"
                        .formatted(
                                show(plan.rawMicros()),
                                show(needed.unitsMicros()),
                                show(now.gradePpm()),
                                show(needed.bondMicros()));
        return needed.bondMicros() <= bondMicros
                ? new Missing(made)
                : new InTheWay("%s: raise bond from %s".formatted(made, show(plan.bondMicros())));
    }

    @Override
    public void take(Situation now) throws InterruptedException {
        var command =
                Commands.of("issue")
                        .put("market", plan.market())
                        .put("raw", show(plan.rawMicros()))
                        .put("rate", show(plan.rateMicros() - now.issuedRateMicros()));
        commands.send(command, show(now.obligedMicros()) + "|" + now.toldMs());
    }
}
