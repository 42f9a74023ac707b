/// The market's past in numbers: prices by the second with their means, and candles (rules, section
/// 10). Nothing here knows a clock: seconds and bars end when the market's time moves on.
package ai.hanzo.hmm.market.price;
