/// What clients do meanwhile: commands at a steady pace, each kept until its outcome has been seen.
package ai.hanzo.hmm.chaos.load;
