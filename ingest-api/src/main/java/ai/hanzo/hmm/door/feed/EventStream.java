package ai.hanzo.hmm.door.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What is public, as server-sent events: the messages of the WebSocket under `data`, the channel
/// as `event`, channel and sequence as `id`. A comment is a heartbeat.
final class EventStream implements Subscriber, Connection {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final FeedSettings settings;
    private final Outgoing outgoing;
    private final Hub.Later later;
    private final OutputStream out;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread sender = Thread.ofVirtual().name("hmm-events").unstarted(this::send);

    EventStream(FeedSettings settings, Outgoing outgoing, Hub.Later later, OutputStream out) {
        this.settings = settings;
        this.outgoing = outgoing;
        this.later = later;
        this.out = out;
    }

    /// Follows the subjects until either side has had enough.
    CompletableFuture<Void> follow(Hub hub, List<Subject> subjects) {
        sender.start();
        subjects.forEach(subject -> hub.subscribe(subject, this));
        return done.whenComplete(
                (_, _) -> subjects.forEach(subject -> hub.unsubscribe(subject, this)));
    }

    @Override
    public void tell(Message message) {
        outgoing.add(message);
    }

    @Override
    public void ended(Subject subject, Problem why) {
        outgoing.add(Message.error(why, Optional.empty(), Optional.of(subject)));
    }

    @Override
    public void end(Farewell farewell) {
        outgoing.end(farewell);
    }

    /// A sender that waits for a reader that does not read is not waited for.
    @Override
    public void check(long nowMs) {
        if (outgoing.isEnded()) later.run(settings.graceMs(), sender::interrupt);
    }

    private void send() {
        try {
            write("retry: 1000\n\n");
            while (true) {
                switch (outgoing.take(settings.heartbeatMs())) {
                    case Outgoing.Next.Say(var message) -> write(event(message));
                    case Outgoing.Next.Silence _ ->
                            write(": heartbeat " + System.currentTimeMillis() + "\n\n");
                    case Outgoing.Next.End(var farewell) -> {
                        write(event(why(farewell)));
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            LOG.debug("an event stream broke", gone);
        } catch (InterruptedException tooSlow) {
            Thread.currentThread().interrupt();
        } finally {
            outgoing.end(Farewell.GONE);
            done.complete(null);
        }
    }

    private static Message why(Farewell farewell) {
        var code = farewell == Farewell.SLOW_CONSUMER ? Code.SLOW_CONSUMER : Code.UNAVAILABLE;
        return Message.error(
                Problem.of(code, farewell.reason()), Optional.empty(), Optional.empty());
    }

    private static String event(Message message) {
        var name = message.channel().map(Channel::word).orElse("error");
        var id =
                message.channel().isPresent()
                        ? "id: " + name + ":" + message.sequence() + "\n"
                        : "";
        return "event: " + name + "\n" + id + "data: " + message.json() + "\n\n";
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
