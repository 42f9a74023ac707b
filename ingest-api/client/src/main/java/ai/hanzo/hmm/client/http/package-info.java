/// Requests to the door, tried again where that changes nothing; of use to the packages around.
package ai.hanzo.hmm.client.http;
