/// What must hold after every command, whatever the command: checked by plain code beside the
/// engine.
package ai.hanzo.hmm.market.laws;
