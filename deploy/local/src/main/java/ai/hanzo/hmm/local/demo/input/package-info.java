/// What the demo plays: requests of a trace and prices of a series, read from files or generated
/// from a seed. Whole numbers, in order of time, and a sentence with a line number for what cannot
/// be read.
package ai.hanzo.hmm.local.demo.input;
