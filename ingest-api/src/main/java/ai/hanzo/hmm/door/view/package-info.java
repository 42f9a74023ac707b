/// What the door knows: its own read-only Streams application over the exchange's output topics,
/// one small processor a view, and how what they hold is shown.
package ai.hanzo.hmm.door.view;
