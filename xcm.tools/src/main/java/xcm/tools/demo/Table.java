package xcm.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligns cells in columns, as wide as the widest cell. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Is a column.
     *
     * @param title its head
     * @param isNumber whether it is aligned to the right
     */
    record Column(String title, boolean isNumber) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    String head() {
        return line(columns.stream().map(Column::title).toList());
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> pad(cells.get(i), i))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private String pad(String cell, int column) {
        var blanks = " ".repeat(width(column) - cell.length());
        return columns.get(column).isNumber() ? blanks + cell : cell + blanks;
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(columns.get(column).title().length()),
                        rows.stream().mapToInt(row -> row.get(column).length()))
                .max()
                .orElseThrow();
    }
}
