/// What one subscription follows, without a server: a line a subject, which knows where it stands,
/// what it begins with, and whether a record is the next one.
package ai.hanzo.hmm.door.feed.line;
