package ai.hanzo.hmm.door.view;

/// Where an account's allocations are looked for: by market, then by number. The number is padded,
/// so that the order of the bytes is the order of the numbers.
final class AllocationKeys {
    private AllocationKeys() {}

    /// @param allocationId `<market>#<number>`
    static String of(String account, String allocationId) {
        var mark = allocationId.lastIndexOf('#');
        var number = "0".repeat(19) + allocationId.substring(mark + 1);
        return prefix(account)
                + allocationId.substring(0, Math.max(mark, 0))
                + "#"
                + number.substring(number.length() - 19);
    }

    /// What all keys of an account begin with, and no other's.
    static String prefix(String account) {
        return account + "|";
    }
}
