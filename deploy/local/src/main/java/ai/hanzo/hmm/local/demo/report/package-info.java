/// What a play came to, for machines and for people.
package ai.hanzo.hmm.local.demo.report;
