package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.provider.onboard.Finding.InTheWay;
import ai.hanzo.hmm.provider.onboard.Finding.Missing;
import ai.hanzo.hmm.provider.onboard.Finding.There;

/// A provider has a key of its own, in a file that is its alone.
final class KeyStep implements Step {
    private final Keys keys;
    private final boolean mayCreate;

    KeyStep(Keys keys, boolean mayCreate) {
        this.keys = keys;
        this.mayCreate = mayCreate;
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public Finding look(Situation now) {
        if (keys.own().isPresent()) {
            return new There(keys.own().get().publicKey() + " in " + keys.file().getFileName());
        }
        var none = "there is no file " + keys.file();
        return mayCreate ? new Missing(none) : new InTheWay(none + ": --new-key makes one");
    }

    @Override
    public void take(Situation now) {
        keys.create();
    }
}
