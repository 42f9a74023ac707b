/// What others published of markets like this one, played here: order flow of an exchange,
/// scenarios of other matching engines, vectors and a recorded session of Uniswap v2. The data lies
/// beside the repository; where it is absent these tests are skipped.
package ai.hanzo.hmm.market.conformance;
