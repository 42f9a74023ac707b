package ai.hanzo.hmm.streams.token;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The public keys of access tokens for a program that runs while they rotate. They are asked for
/// again when a token names a key that is not among them, and when they are ten minutes old, so
/// that a key that was taken away is not trusted for ever; at most once a minute, whatever tokens
/// come. When that fails, those that were there stay. It may be used by several threads.
public final class PublishedKeys {
    static final long ASK_EVERY_MS = 60_000;
    static final long OLD_AFTER_MS = 600_000;

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

    private final Supplier<String> jwks;
    private final LongSupplier nowMs;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Map<String, Ed25519PublicKeyParameters> keys;
    private volatile long readMs;
    private volatile long askedMs;

    /// Asks for them for the first time.
    ///
    /// @param jwks gives the JSON Web Key Set, and throws when it cannot
    /// @param nowMs the clock, ms since 1970
    /// @throws IllegalArgumentException when it is none; and what `jwks` throws
    public PublishedKeys(Supplier<String> jwks, LongSupplier nowMs) {
        this.jwks = jwks;
        this.nowMs = nowMs;
        this.askedMs = nowMs.getAsLong();
        this.readMs = askedMs;
        this.keys = Jwks.parse(jwks.get()).keys();
    }

    /// Where a door publishes them: `/.well-known/jwks.json`.
    ///
    /// @throws java.io.UncheckedIOException when they cannot be had there
    public static PublishedKeys at(URI url) {
        return new PublishedKeys(new JwksUrl(url), System::currentTimeMillis);
    }

    /// Empty when there is no such key.
    Optional<Ed25519PublicKeyParameters> key(String keyId) {
        if (hasPassed(OLD_AFTER_MS, readMs)) askUnlessAsked();
        var known = keys.get(keyId);
        return Optional.ofNullable(known != null ? known : askFor(keyId));
    }

    /// One asks; the others go on with what there is.
    private void askUnlessAsked() {
        if (!asking.tryLock()) return;
        try {
            askAgain();
        } finally {
            asking.unlock();
        }
    }

    /// Whoever needs a key that is not there waits for the answer.
    private Ed25519PublicKeyParameters askFor(String keyId) {
        asking.lock();
        try {
            if (!keys.containsKey(keyId)) askAgain();
            return keys.get(keyId);
        } finally {
            asking.unlock();
        }
    }

    private void askAgain() {
        if (!hasPassed(ASK_EVERY_MS, askedMs)) return;
        long now = nowMs.getAsLong();
        askedMs = now;
        try {
            keys = Jwks.parse(jwks.get()).keys();
            readMs = now;
        } catch (RuntimeException e) {
            LOG.warn("the published keys stay as they were: {}", e.getMessage());
        }
    }

    /// True too after a clock was set back.
    private boolean hasPassed(long periodMs, long sinceMs) {
        long now = nowMs.getAsLong();
        return now < sinceMs || now - sinceMs >= periodMs;
    }
}
