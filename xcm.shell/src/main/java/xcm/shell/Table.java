package xcm.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligns cells in columns, each as wide as its widest cell: texts to the left, numbers to the right. */
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

    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Returns the head and the rows, without blanks at the ends of the lines. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line(columns.stream().map(Column::title).toList()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> padded(cells.get(i), i))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private String padded(String cell, int column) {
        var blanks = " ".repeat(width(column) - cell.length());
        return columns.get(column).isNumber() ? blanks + cell : cell + blanks;
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(columns.get(column).title().length(), Math::max);
    }
}
