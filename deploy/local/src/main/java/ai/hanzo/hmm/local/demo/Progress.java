package ai.hanzo.hmm.local.demo;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Is told how far the demo is.
public interface Progress {
    /// Says nothing.
    Progress SILENT = new Progress() {};

    /// The next part begins.
    ///
    /// @param name what is being done
    /// @param steps of it
    default void begin(String name, long steps) {}

    /// So many steps of the part are done.
    default void at(long step) {}

    /// The last part has ended.
    default void end() {}

    /// A bar on the terminal.
    static Progress bar() {
        return new Progress() {
            private ProgressBar bar;

            @Override
            public void begin(String name, long steps) {
                end();
                bar =
                        new ProgressBarBuilder()
                                .setTaskName(name)
                                .setInitialMax(steps)
                                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                                .setUpdateIntervalMillis(100)
                                .build();
            }

            @Override
            public void at(long step) {
                if (bar != null) bar.stepTo(step);
            }

            @Override
            public void end() {
                if (bar != null) bar.close();
                bar = null;
            }
        };
    }
}
