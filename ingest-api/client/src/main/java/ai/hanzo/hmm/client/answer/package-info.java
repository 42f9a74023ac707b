/// What the exchange answers and shows. Amounts are exact; times are ms since 1970.
package ai.hanzo.hmm.client.answer;
