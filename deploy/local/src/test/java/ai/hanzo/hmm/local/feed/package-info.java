/// What the client's feed tells through connections that break, against what the market is.
package ai.hanzo.hmm.local.feed;
