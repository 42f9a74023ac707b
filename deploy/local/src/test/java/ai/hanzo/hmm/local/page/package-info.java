/// The page as people use it: a real browser, before the whole exchange.
package ai.hanzo.hmm.local.page;
