/// Access tokens: signed as soon as an allocation is published, by the key of that time; checked
/// offline by the provider (rules, section 9). The private keys never leave this room.
package ai.hanzo.hmm.streams.token;
