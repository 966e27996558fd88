package xcm.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.shell.Table.Column;

@Timeout(10)
final class TableTest {
    private final Table table = new Table(Column.number("ID"), Column.text("LOCAL"), Column.text("X"));

    @Test
    void shouldBeAsWideAsTheWidestCellWhenCellsDiffer() {
        table.add(List.of("7", "ux:a-long-name", ""));
        table.add(List.of("1234", "-", "y"));
        assertEquals(
                List.of(
                        "  ID  LOCAL           X", //
                        "   7  ux:a-long-name",
                        "1234  -               y"),
                table.lines());
    }

    @Test
    void shouldBeTheHeadWhenThereAreNoRows() {
        assertEquals(List.of("ID  LOCAL  X"), table.lines());
    }
}
