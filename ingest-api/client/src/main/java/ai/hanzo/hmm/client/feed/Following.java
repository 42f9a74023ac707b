package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.Patience;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.NotUnderstood;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What is followed over one connection after the other: asks for it, checks that no message is
/// missing, and asks again where one is. Time is told to it; one thread calls it.
final class Following {
    /// Refusals in a row for the rate of requests would end the connection.
    private static final int MOST_UNDER_WAY = 8;

    private static final Set<String> PASSING = Set.of("UNAVAILABLE", "RATE_LIMITED", "INTERNAL");

    private final Wanted wanted;
    private final Patience patience;
    private final long snapshotWithinMs;
    private final RandomGenerator random;
    private final Consumer<String> send;
    private final Consumer<FeedEvent> tell;
    private final Map<Subject, Track> tracks = new LinkedHashMap<>();
    private boolean connected;
    private long lastId;

    /// @param snapshotWithin of the request for it
    /// @param send a frame on the connection that there is
    Following(
            Wanted wanted,
            Patience patience,
            Duration snapshotWithin,
            RandomGenerator random,
            Consumer<String> send,
            Consumer<FeedEvent> tell) {
        this.wanted = wanted;
        this.patience = patience;
        this.snapshotWithinMs = snapshotWithin.toMillis();
        this.random = random;
        this.send = send;
        this.tell = tell;
    }

    /// There is a new connection, on which nothing is followed yet.
    void connected(long nowMs) {
        connected = true;
        attend(nowMs);
    }

    void disconnected() {
        connected = false;
        tracks.values().forEach(Track::forgo);
    }

    /// Takes a message of the door.
    ///
    /// @throws NotUnderstood when nothing can be made of it, not even what it is about
    void hear(String text, long nowMs) {
        var message = Json.tree(text);
        switch (message.path("type").asText()) {
            case "subscribed" -> taken(message.path("id").asLong(), nowMs);
            case "snapshot" -> heard(message, true, nowMs);
            case "update" -> heard(message, false, nowMs);
            case "error" -> refused(message, nowMs);
            case "" -> throw new NotUnderstood(text);
            default -> {} // heartbeats, and what a newer door may say
        }
    }

    /// Asks for what is to be asked for now, and for what is wanted since the last time.
    void attend(long nowMs) {
        adopt();
        if (!connected) return;
        for (var track : tracks.values()) {
            if (track.isForgotten(nowMs, snapshotWithinMs)) lost(track, "no snapshot came", nowMs);
        }
        tracks.values().stream()
                .filter(track -> track.isDue(nowMs))
                .limit(room())
                .forEach(track -> ask(track, nowMs));
    }

    /// When {@link #attend} is to be called though nothing is heard; none while nothing waits.
    Optional<Long> nextMs() {
        if (!connected) return Optional.empty();
        boolean mayAsk = room() > 0;
        return tracks.values().stream()
                .filter(track -> mayAsk || !track.isDue(Long.MAX_VALUE))
                .flatMap(track -> track.nextMs(snapshotWithinMs).stream())
                .min(Long::compare);
    }

    /// For so many requests more.
    private long room() {
        return MOST_UNDER_WAY - tracks.values().stream().filter(Track::isUnderWay).count();
    }

    private void adopt() {
        var wishes = wanted.all();
        for (var track : tracks.values().toArray(Track[]::new)) {
            if (!wishes.containsKey(track.subject())) drop(track);
        }
        wishes.forEach(
                (subject, wish) -> {
                    var track = tracks.get(subject);
                    if (track != null && track.wish().equals(wish)) return;
                    if (track != null) track.forgo();
                    tracks.put(subject, new Track(subject, wish));
                });
    }

    private void drop(Track track) {
        tracks.remove(track.subject());
        track.forgo();
        if (connected) send.accept(request("unsubscribe", ++lastId, track.subject()));
    }

    private void ask(Track track, long nowMs) {
        track.asked(++lastId, nowMs);
        send.accept(request("subscribe", lastId, track.subject()));
    }

    private static String request(String op, long id, Subject subject) {
        var request = Json.object().put("op", op).put("id", id);
        request.putArray("channels").add(subject.json());
        return request.toString();
    }

    private void taken(long id, long nowMs) {
        asked(id).ifPresent(Track::taken);
        attend(nowMs);
    }

    private Optional<Track> asked(long id) {
        return tracks.values().stream().filter(track -> track.isAskedBy(id)).findFirst();
    }

    private void heard(JsonNode message, boolean isSnapshot, long nowMs) {
        var subject = Subject.read(message);
        if (subject.isEmpty()) throw new NotUnderstood(message.toString());
        var track = tracks.get(subject.get());
        if (track == null || !track.isListening()) return; // of a subscription that is over
        if (!isSnapshot && !track.isCurrent()) return;
        try {
            if (isSnapshot) begin(track, message, nowMs);
            else follow(track, message, nowMs);
        } catch (NotUnderstood failure) {
            tell.accept(new FeedEvent.Misheard(failure));
            lost(track, "a message was not understood", nowMs);
        }
    }

    private void begin(Track track, JsonNode message, long nowMs) {
        var subject = track.subject();
        var content = Contents.ofSnapshot(subject.channel(), message.path("data"));
        var snapshot = new FeedEvent.Snapshot(subject, number(message, "sequence"), content);
        track.begin(snapshot, nowMs)
                .ifPresentOrElse(why -> lost(track, why, nowMs), () -> tell.accept(snapshot));
    }

    private void follow(Track track, JsonNode message, long nowMs) {
        var subject = track.subject();
        var content = Contents.ofUpdate(subject.channel(), message.path("data"));
        var update =
                new FeedEvent.Update(
                        subject, number(message, "sequence"), number(message, "previous"), content);
        track.follow(update)
                .ifPresentOrElse(why -> lost(track, why, nowMs), () -> tell.accept(update));
    }

    private static long number(JsonNode message, String name) {
        if (!message.path(name).isIntegralNumber()) throw new NotUnderstood(message.toString());
        return message.get(name).asLong();
    }

    private void lost(Track track, String why, long nowMs) {
        int losses = track.lose(nowMs, patience.longest().toMillis());
        var pause = patience.backoff(losses, random);
        track.dueAt(nowMs + pause.toMillis());
        tell.accept(new FeedEvent.Resync(track.subject(), why, pause));
    }

    /// An error names the request that it is about, or the subject.
    private void refused(JsonNode error, long nowMs) {
        var code = error.path("code").asText();
        var detail = error.path("detail").asText();
        var about =
                asked(error.path("id").asLong())
                        .or(() -> Subject.read(error).map(tracks::get).filter(Track::isListening));
        if (about.isPresent() && (PASSING.contains(code) || isStarting(about.get(), code))) {
            lost(about.get(), code + ": " + detail, nowMs);
            return;
        }
        about.ifPresent(this::giveUp);
        tell.accept(new FeedEvent.Refused(about.map(Track::subject), code, detail));
        attend(nowMs);
    }

    /// A door that begins anew knows its markets a moment later.
    private static boolean isStarting(Track track, String code) {
        return track.wasThere() && code.equals("UNKNOWN_MARKET");
    }

    private void giveUp(Track track) {
        tracks.remove(track.subject());
        track.forgo();
        wanted.remove(track.subject(), track.wish());
    }
}
