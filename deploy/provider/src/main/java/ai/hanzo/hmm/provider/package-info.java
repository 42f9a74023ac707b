/// What a provider and its observers run on their own side of the door: everything here is said to
/// it over HTTP, as anybody could.
package ai.hanzo.hmm.provider;
