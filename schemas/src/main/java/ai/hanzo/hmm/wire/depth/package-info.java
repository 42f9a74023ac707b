/// What readers of the depth topic need: a book kept from its records, and their checksum.
package ai.hanzo.hmm.wire.depth;
