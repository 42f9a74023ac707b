/// What the door says when it cannot do what was asked: one stable code, one sentence, RFC 9457.
package ai.hanzo.hmm.door.problem;
