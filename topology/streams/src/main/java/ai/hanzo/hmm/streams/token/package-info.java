/// Access tokens: signed as soon as an allocation is published, checked offline by the provider
/// (rules, section 9). The private key never leaves this room.
package ai.hanzo.hmm.streams.token;
