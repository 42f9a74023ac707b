/// Who may do what at the door.
package ai.hanzo.hmm.door.access;
