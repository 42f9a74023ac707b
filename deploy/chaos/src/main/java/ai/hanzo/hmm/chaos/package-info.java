/// An exchange of real processes under load and seeded faults. What is left at the end is checked.
package ai.hanzo.hmm.chaos;
