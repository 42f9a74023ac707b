package ai.hanzo.hmm.client.answer;

import java.util.Map;

/// Why the exchange refused a command; nothing was changed by it.
///
/// @param code stable, such as `INSUFFICIENT_FUNDS`
/// @param numbers that explain it, as decimals
public record Refusal(String code, String message, Map<String, String> numbers) {
    public Refusal {
        numbers = Map.copyOf(numbers);
    }
}
