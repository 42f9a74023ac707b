/// The pure market and its book, measured beside another book that is fed the same commands. To
/// measure:
///
/// ```
/// mvn -q -pl deploy/jmh -am -DskipTests -Pjmh verify -Djmh.options="-p flow=FILE"
/// ```
///
/// The options are JMH's own; without a `flow` the recorded flow is left out.
package ai.hanzo.hmm.jmh;
