package ai.hanzo.hmm.local.demo.client;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

/// Where an exchange is.
///
/// @param bootstrapServers `host:port` of its brokers, separated by commas
/// @param registryUrl what serdes take as `schema.registry.url`
/// @param topics its topics
public record Connection(String bootstrapServers, String registryUrl, TopicCatalogue topics) {}
