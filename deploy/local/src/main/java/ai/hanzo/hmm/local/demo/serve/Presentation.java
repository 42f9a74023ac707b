package ai.hanzo.hmm.local.demo.serve;

/// A consumer shows its token to the provider that is to serve it.
public record Presentation(String provider, String allocationId, String token) {}
