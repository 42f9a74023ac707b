package ai.hanzo.hmm.local.demo.report;

import org.HdrHistogram.Histogram;

import java.util.List;
import java.util.SortedMap;

/// A report with what people like to see beside it.
///
/// @param report the figures
/// @param market the market's id
/// @param served orders that bought something
/// @param broken promises that were broken, a sentence each
/// @param lowestMicros lowest price of a settlement, uH per SCU
/// @param highestMicros highest price of a settlement, uH per SCU
/// @param latenciesMs from an order's append to its settlement's being read
/// @param providers a row each
/// @param quoteRefusals market makers' quotes that were refused, by code
/// @param lateCancels market makers' cancels that met a quote that was done
public record Summary(
        Report report,
        String market,
        long served,
        List<String> broken,
        long lowestMicros,
        long highestMicros,
        Histogram latenciesMs,
        List<Served> providers,
        SortedMap<String, Long> quoteRefusals,
        long lateCancels) {}
