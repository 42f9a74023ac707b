package ai.hanzo.hmm.streams;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What under the `streams` group protocol the broker keeps for a group, where under the `classic`
/// one every member brings it along. A broker allows no session shorter than its
/// `group.streams.min.session.timeout.ms`, 45 s unless it is set.
final class GroupSettings {
    private static final long ANSWER_WITHIN_S = 30;

    private final Admin admin;

    GroupSettings(Admin admin) {
        this.admin = admin;
    }

    /// Gives these to each group.
    ///
    /// @throws IllegalStateException when the broker does not take them
    void set(String group, int standbys) {
        var settings =
                Map.of(
                        "streams.session.timeout.ms", "" + StreamsProperties.SESSION_TIMEOUT_MS,
                        "streams.heartbeat.interval.ms", "" + StreamsProperties.HEARTBEAT_MS,
                        "streams.num.standby.replicas", "" + standbys);
        var changes = new ArrayList<AlterConfigOp>();
        settings.forEach(
                (name, value) ->
                        changes.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
        var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        alter(group, Map.of(resource, changes));
    }

    private void alter(String group, Map<ConfigResource, Collection<AlterConfigOp>> changes) {
        try {
            admin.incrementalAlterConfigs(changes).all().get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the broker does not take the settings of the group %s: %s (it must allow them, see group.streams.min.session.timeout.ms, group.streams.min.heartbeat.interval.ms and group.streams.max.standby.replicas, or use the classic group protocol)"
                            .formatted(group, e.getCause().getMessage()),
                    e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer about the group " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting up " + group, e);
        }
    }
}
