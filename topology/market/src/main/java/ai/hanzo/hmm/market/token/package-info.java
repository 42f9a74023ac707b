/// What an access token says, in the one form that is hashed and signed.
package ai.hanzo.hmm.market.token;
