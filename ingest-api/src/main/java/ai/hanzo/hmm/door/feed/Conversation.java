package ai.hanzo.hmm.door.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Fields;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is said on one connection: requests in, answers and messages out. A request is taken whole
/// or not at all; an answer comes before what it lets in. Requests come one after another.
final class Conversation implements Subscriber {
    /// So many senseless messages in a row, and it is over.
    private static final int MOST_SENSELESS = 20;

    private static final int MOST_TOKEN = 8_192;
    private static final List<String> OPS = List.of("subscribe", "unsubscribe", "auth", "ping");

    private final Hub hub;
    private final Requested requested;
    private final Admission admission;
    private final int mostSubscriptions;
    private final Outgoing outgoing;
    private final Set<Subject> subjects = new LinkedHashSet<>();
    private Guest guest;
    private int senseless;
    private boolean over;

    Conversation(
            Hub hub,
            Requested requested,
            Admission admission,
            Guest guest,
            int mostSubscriptions,
            Outgoing outgoing) {
        this.hub = hub;
        this.requested = requested;
        this.admission = admission;
        this.guest = guest;
        this.mostSubscriptions = mostSubscriptions;
        this.outgoing = outgoing;
    }

    @Override
    public void tell(Message message) {
        outgoing.add(message);
    }

    @Override
    public void ended(Subject subject, Problem why) {
        outgoing.add(Message.error(why, Optional.empty(), Optional.of(subject)));
    }

    /// Takes one message of the client.
    synchronized void hear(String text) {
        if (over) return;
        var id = Optional.<JsonNode>empty();
        try {
            var fields = Fields.parse(text.getBytes(UTF_8));
            id = fields.tag("id");
            guest.charge();
            answer(fields, id);
            senseless = 0;
        } catch (Problem problem) {
            outgoing.add(Message.error(problem, id, Optional.empty()));
            if (isSenseless(problem.code())) senseless();
        }
    }

    /// Takes a message that is no text.
    synchronized void hearBinary() {
        if (over) return;
        var problem = Problem.of(Code.MALFORMED, "a message must be text");
        outgoing.add(Message.error(problem, Optional.empty(), Optional.empty()));
        senseless();
    }

    /// Whether all that it follows may still be followed; else it is over.
    synchronized void checkAdmission() {
        if (over) return;
        if (!guest.isStillGood()) outgoing.end(Farewell.UNAUTHENTICATED);
        boolean mayHearAll =
                subjects.stream()
                        .filter(subject -> subject.channel().isOfAccounts())
                        .allMatch(subject -> guest.mayHear(subject.of()));
        if (!mayHearAll) outgoing.end(Farewell.FORBIDDEN);
    }

    /// Follows nothing any more.
    synchronized void close() {
        over = true;
        subjects.forEach(subject -> hub.unsubscribe(subject, this));
        subjects.clear();
    }

    private static boolean isSenseless(Code code) {
        return code.status() == 400 || code.status() == 429;
    }

    private void senseless() {
        if (++senseless == MOST_SENSELESS) outgoing.end(Farewell.MALFORMED);
    }

    private void answer(Fields fields, Optional<JsonNode> id) {
        switch (fields.choice("op", OPS)) {
            case "subscribe" -> subscribe(requested.subjects(fields), fields, id);
            case "unsubscribe" -> unsubscribe(requested.subjects(fields), fields, id);
            case "auth" -> authenticate(fields.text("token", MOST_TOKEN), fields, id);
            default -> {
                fields.end();
                outgoing.add(Message.of("pong", id));
            }
        }
    }

    private void subscribe(List<Subject> wanted, Fields fields, Optional<JsonNode> id) {
        fields.end();
        wanted.forEach(requested::checkKnown);
        wanted.forEach(this::checkAdmitted);
        var all = new HashSet<>(subjects);
        all.addAll(wanted);
        if (all.size() > mostSubscriptions) {
            throw Problem.of(
                    Code.TOO_MANY_SUBSCRIPTIONS,
                    "a connection follows at most " + mostSubscriptions + " subjects");
        }
        outgoing.add(Message.of("subscribed", id, wanted));
        for (var subject : wanted) {
            subjects.add(subject);
            hub.subscribe(subject, this);
        }
    }

    private void checkAdmitted(Subject subject) {
        if (!subject.channel().isOfAccounts() || guest.mayHear(subject.of())) return;
        if (guest.isAuthenticated()) {
            throw Problem.of(
                    Code.FORBIDDEN, "the caller does not act for the account " + subject.of());
        }
        throw Problem.of(Code.UNAUTHENTICATED, "say who you are first, with op auth");
    }

    private void unsubscribe(List<Subject> unwanted, Fields fields, Optional<JsonNode> id) {
        fields.end();
        for (var subject : unwanted) {
            subjects.remove(subject);
            hub.unsubscribe(subject, this);
        }
        outgoing.add(Message.of("unsubscribed", id, unwanted));
    }

    private void authenticate(String token, Fields fields, Optional<JsonNode> id) {
        fields.end();
        try {
            guest = admission.guest(token, guest);
            outgoing.add(Message.of("authenticated", id));
        } catch (Problem unknown) {
            outgoing.add(Message.error(unknown, id, Optional.empty()));
            if (unknown.code() == Code.UNAUTHENTICATED) outgoing.end(Farewell.UNAUTHENTICATED);
        }
    }
}
