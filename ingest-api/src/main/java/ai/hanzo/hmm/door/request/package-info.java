/// From a request's bytes to a record for the log: strict about shape, silent about markets.
package ai.hanzo.hmm.door.request;
