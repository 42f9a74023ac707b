/// The routes: which path leads to which command or view, and how answers go out.
package ai.hanzo.hmm.door.http;
