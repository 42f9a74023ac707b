/// What the one-JVM system tells those who operate it.
package ai.hanzo.hmm.local.ops;
