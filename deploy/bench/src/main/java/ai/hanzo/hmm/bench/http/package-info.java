/// Orders over HTTP: how soon they are answered and decided, and how many the whole system carries.
package ai.hanzo.hmm.bench.http;
