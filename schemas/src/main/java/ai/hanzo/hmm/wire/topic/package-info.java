/// The one place that knows the topics: their names, types, keys, partition groups and settings.
package ai.hanzo.hmm.wire.topic;
