package xcm.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Is the table of errors, {@code errors.txt}.
 *
 * @param transports the heads of the columns
 * @param cells by row, a column for each transport
 */
record ErrorTable(List<String> transports, Map<String, List<String>> cells) {
    private static final String NOT_APPLICABLE = "-";
    private static final String HEAD = "# row ";

    static ErrorTable read() throws IOException {
        var stream = ErrorTable.class.getResourceAsStream("errors.txt");
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return parse(reader.lines().toList());
        }
    }

    private static ErrorTable parse(List<String> lines) {
        List<String> transports = List.of();
        var cells = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            var columns =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            var values = columns.subList(1, columns.size());
            if (line.startsWith(HEAD)) {
                transports = values;
            } else if (!line.startsWith("#")) {
                assertEquals(transports.size(), values.size(), line);
                assertNull(cells.put(columns.get(0), values), line);
            }
        }
        return new ErrorTable(transports, cells);
    }

    Set<String> rows() {
        return cells.keySet();
    }

    /** Returns what the rows that concern a transport expect of it. */
    Map<String, String> column(String transport) {
        int index = transports.indexOf(transport);
        assertTrue(index >= 0, () -> transport + " has no column");
        var column = new LinkedHashMap<String, String>();
        cells.forEach((row, values) -> {
            if (!values.get(index).equals(NOT_APPLICABLE)) {
                column.put(row, values.get(index));
            }
        });
        return column;
    }
}
