package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.local.demo.input.PriceSeries;
import ai.hanzo.hmm.local.demo.input.Trace;
import ai.hanzo.hmm.local.demo.plan.Conducts;

import java.util.function.Supplier;

/// What is played, where, and how fast.
///
/// @param exchange one in which nothing has happened yet
/// @param jwks gives the published keys that access tokens are checked against
/// @param trace the requests
/// @param prices spread over the length of the trace
/// @param conducts what providers and consumers do with what was bought
/// @param seed of the noise in what observers measure, and of the dispute
/// @param progress told how far the play is
public record DemoSettings(
        Connection exchange,
        Supplier<String> jwks,
        Trace trace,
        PriceSeries prices,
        Pace pace,
        Conducts conducts,
        long seed,
        Progress progress) {}
