package ai.hanzo.hmm.provider.probe;

import java.util.Optional;

/// What is asked of a chat-completions interface.
///
/// @param model its name; some servers have but one and need none
/// @param maxTokens the most it is to answer, above zero
/// @param stream whether the answer is to come in pieces
record ChatSettings(Optional<String> model, String prompt, int maxTokens, boolean stream) {
    ChatSettings {
        if (prompt.isBlank()) throw new IllegalArgumentException("the prompt must not be empty");
        if (maxTokens < 1)
            throw new IllegalArgumentException("max tokens must be >= 1: " + maxTokens);
    }
}
