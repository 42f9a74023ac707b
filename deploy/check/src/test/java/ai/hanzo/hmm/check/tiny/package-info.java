/// A whole exchange of pure code on one thread, whose records are as many and as wrong as a test
/// wants them.
package ai.hanzo.hmm.check.tiny;
