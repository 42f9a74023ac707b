/// What a provider checks before it serves who shows an access token.
package ai.hanzo.hmm.provider.token;
