package ai.hanzo.hmm.market.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.state.Row.Member;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// A table knows what a command changed, and can take it back.
class TableTest {
    private final Table<String, Member> table = new Table<>();

    TableTest() {
        table.restore("b", row("b", 1));
        table.restore("d", row("d", 1));
    }

    private static Member row(String account, long sequence) {
        return new Member(account, sequence, 0, PriceMoves.NONE);
    }

    private List<Change> committed() {
        var changes = new ArrayList<Change>();
        table.commit(changes::add);
        return changes;
    }

    private static Change put(Member row) {
        return Change.written(row);
    }

    private static Change removed(Member row) {
        return Change.removed(row);
    }

    @Test
    void restored_rows_are_no_change() {
        assertThat(committed()).isEmpty();
        assertThat(table.rows()).containsExactly(row("b", 1), row("d", 1));
    }

    @Test
    void a_commit_tells_the_last_state_of_each_row() {
        table.put("a", row("a", 1));
        table.put("a", row("a", 2));
        table.put("b", row("b", 2));
        table.remove("d");

        assertThat(committed())
                .containsExactly(put(row("a", 2)), put(row("b", 2)), removed(row("d", 1)));
        assertThat(committed()).as("once").isEmpty();
    }

    @Test
    void a_row_that_came_and_went_was_never_there() {
        table.put("c", row("c", 1));
        table.remove("c");
        table.remove("no such row");

        assertThat(committed()).isEmpty();
    }

    @Test
    void a_rollback_takes_back_what_was_added_replaced_and_removed() {
        table.put("a", row("a", 1));
        table.put("b", row("b", 2));
        table.put("b", row("b", 3));
        table.remove("d");
        table.put("d", row("d", 9));

        table.rollback();

        assertThat(table.rows()).containsExactly(row("b", 1), row("d", 1));
        assertThat(committed()).isEmpty();
    }

    @Test
    void a_rollback_goes_back_to_the_last_commit_only() {
        table.put("a", row("a", 1));
        committed();
        table.remove("a");

        table.rollback();

        assertThat(table.find("a")).contains(row("a", 1));
        assertThat(table.first()).contains(row("a", 1));
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void a_row_that_must_be_there_is() {
        assertThat(table.get("b")).isEqualTo(row("b", 1));
        assertThat(table.getOr("x", row("x", 0))).isEqualTo(row("x", 0));
        assertThatThrownBy(() -> table.get("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no row x");
    }

    @Test
    void a_cell_is_a_table_of_one() {
        var cell = new Cell<Member>();
        var changes = new ArrayList<Change>();
        cell.put(row("a", 1));
        cell.rollback();
        assertThat(cell.find()).isEmpty();
        assertThatThrownBy(cell::get).isInstanceOf(IllegalStateException.class);

        cell.put(row("a", 1));
        cell.put(row("a", 2));
        cell.commit(changes::add);
        cell.commit(changes::add);
        assertThat(changes).containsExactly(put(row("a", 2)));

        cell.put(row("a", 3));
        cell.put(row("a", 4));
        cell.rollback();
        assertThat(cell.get()).isEqualTo(row("a", 2));
    }
}
