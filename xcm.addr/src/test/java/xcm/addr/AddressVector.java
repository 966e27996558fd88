package xcm.addr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of addresses.txt, for one transport. */
record AddressVector(String number, boolean valid, Optional<String> transport, String text, List<String> parsed) {

    private static final List<String> NETWORK = List.of("tcp", "tls", "utls", "sctp", "btcp", "btls");
    private static final List<String> UNIX = List.of("ux", "uxf");
    private static final Pattern NOTATION = Pattern.compile("\\{(\\d+)\\*([^}]+)}|\\\\(x..|.)");

    static List<AddressVector> all() throws IOException {
        List<AddressVector> vectors = new ArrayList<>();
        for (String line : lines("addresses.txt")) {
            List<String> transports = line.contains("$t") ? NETWORK : line.contains("$u") ? UNIX : List.of("");
            for (String transport : transports) {
                String[] fields = line.replaceAll("\\$[tu]", transport).split(" +");
                vectors.add(new AddressVector(
                        fields[0],
                        fields[1].equals("V"),
                        Optional.of(fields[2])
                                .filter(token -> !token.equals("-"))
                                .map(AddressVector::expand),
                        expand(fields[3]),
                        List.of(fields).subList(4, fields.length).stream()
                                .map(AddressVector::expand)
                                .toList()));
            }
        }
        return vectors;
    }

    /** Reads a file beside this class, without comments and empty lines. */
    static List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(AddressVector.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String expand(String notation) {
        return notation.equals("\"\"")
                ? ""
                : NOTATION.matcher(notation)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                match.group(1) != null
                                        ? match.group(2).repeat(Integer.parseInt(match.group(1)))
                                        : String.valueOf(character(match.group(3)))));
    }

    private static char character(String escape) {
        return switch (escape.charAt(0)) {
            case 's' -> ' ';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'v' -> '\013';
            case 'f' -> '\f';
            case 'x' -> (char) Integer.parseInt(escape.substring(1), 16);
            default -> throw new IllegalArgumentException(escape);
        };
    }

    @Override
    public String toString() {
        return number + " " + (text.length() > 60 ? text.substring(0, 60) + "..." : text);
    }
}
