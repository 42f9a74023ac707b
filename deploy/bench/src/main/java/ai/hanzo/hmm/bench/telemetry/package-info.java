/// How many reports a second the quality room takes, and whether what it makes of them is right.
package ai.hanzo.hmm.bench.telemetry;
