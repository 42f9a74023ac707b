package ai.hanzo.hmm.door.access;

import static ai.hanzo.hmm.door.problem.Code.UNAVAILABLE;

import static org.jose4j.jwa.AlgorithmConstraints.ALLOW_ONLY_NONE;
import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.EDDSA;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;

import ai.hanzo.hmm.door.problem.Problem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The tokens of one issuer (RFC 7519): signed by one of its keys with one of a few algorithms, for
/// this audience, begun and not ended. A token that was good stays so for a minute at most without
/// another look at its signature.
final class Jwts implements Authority {
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    PERMIT,
                    EDDSA,
                    ECDSA_USING_P256_CURVE_AND_SHA256,
                    ECDSA_USING_P384_CURVE_AND_SHA384,
                    RSA_USING_SHA256,
                    RSA_PSS_USING_SHA256);
    private static final int CLOCKS_DIFFER_BY_S = 5;
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final JwtSettings settings;
    private final VerificationKeyResolver keys;
    private final LongSupplier nowMs;
    private final Cache<String, Caller> good;

    /// @throws UnusableCredentials when the issuer's keys are in a file that cannot be used
    Jwts(JwtSettings settings, LongSupplier nowMs) {
        this.settings = settings;
        this.keys = IssuerKeys.of(settings, nowMs);
        this.nowMs = nowMs;
        this.good =
                Caffeine.newBuilder()
                        .maximumSize(MOST_REMEMBERED)
                        .expireAfterWrite(TRUSTED_FOR)
                        .ticker(() -> nowMs.getAsLong() * 1_000_000)
                        .build();
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        var known = good.getIfPresent(token);
        if (known != null && nowMs.getAsLong() < known.untilMs()) return Optional.of(known);
        var caller = check(token);
        caller.ifPresent(found -> good.put(token, found));
        return caller;
    }

    /// What the failure says of the token is not passed on: it quotes it.
    private Optional<Caller> check(String token) {
        try {
            var consumer =
                    new JwtConsumerBuilder()
                            .setJwsAlgorithmConstraints(ALGORITHMS)
                            .setJweAlgorithmConstraints(ALLOW_ONLY_NONE)
                            .setVerificationKeyResolver(keys)
                            .setExpectedIssuer(true, settings.issuer())
                            .setExpectedAudience(true, settings.audience())
                            .setRequireSubject()
                            .setRequireExpirationTime()
                            .setEvaluationTime(NumericDate.fromMilliseconds(nowMs.getAsLong()))
                            .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_BY_S)
                            .build();
            return JwtCaller.of(consumer.processToClaims(token), CLOCKS_DIFFER_BY_S);
        } catch (InvalidJwtException e) {
            if (isAway(e)) {
                throw Problem.of(UNAVAILABLE, "the issuer's keys cannot be had now");
            }
            return Optional.empty();
        }
    }

    private static boolean isAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) return true;
        }
        return false;
    }
}
