package ai.hanzo.hmm.door.view;

/// Where an account's allocations are looked for, and their tokens: by market, then by number. The
/// number is padded, so that the order of the bytes is the order of the numbers.
public final class AllocationKeys {
    private AllocationKeys() {}

    /// @param view what is looked for, `allocation` or `token`
    /// @param allocationId `<market>#<number>`
    static String of(String view, String account, String allocationId) {
        return prefix(view, account) + order(allocationId);
    }

    /// The same allocation's key, of the same account, in another view.
    static String in(String view, String key) {
        return view + key.substring(key.indexOf('|'));
    }

    /// What allocations are listed by.
    ///
    /// @param allocationId `<market>#<number>`
    public static String order(String allocationId) {
        var mark = allocationId.lastIndexOf('#');
        var number = "0".repeat(19) + allocationId.substring(mark + 1);
        return allocationId.substring(0, Math.max(mark, 0))
                + "#"
                + number.substring(number.length() - 19);
    }

    /// What all keys of an account begin with, and no other's.
    static String prefix(String view, String account) {
        return view + "|" + account + "|";
    }
}
