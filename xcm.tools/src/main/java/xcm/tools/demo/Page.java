package xcm.tools.demo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import xcm.api.Xcm;
import xcm.tools.command.Version;

/** Lays the reports out to be read by a human. */
final class Page {
    private static final double NANOS_PER_MICRO = 1e3;

    private final List<Report> reports;
    private final Marks marks;

    Page(List<Report> reports, Marks marks) {
        this.reports = reports;
        this.marks = marks;
    }

    /** Returns whether something is there, and nothing that is there fails. */
    boolean isGood() {
        return !of(Report.Works.class).isEmpty() && of(Report.Fails.class).isEmpty();
    }

    void print(PrintStream out) {
        out.println();
        out.println("  " + Style.STRONG.paint("XCM for Java " + Version.of(Xcm.class))
                + Style.FAINT.paint(surroundings(marks)));
        out.println();
        printTable(out);
        for (var failed : of(Report.Fails.class)) {
            out.println(Style.BAD.paint(marks.fails() + " " + failed.transport()) + "  " + failed.reason());
        }
        var missing = of(Report.Missing.class).stream().map(Report::transport).collect(joining(", "));
        if (!missing.isEmpty()) {
            out.println(Style.FAINT.paint(
                    marks.missing() + " " + missing + "  not deployed: no module or bundle that is here provides it"));
        }
        out.println();
        out.println("  " + verdict());
        out.println();
        out.flush();
    }

    private void printTable(PrintStream out) {
        var table = new Table(
                Table.Column.text("TRANSPORT"),
                Table.Column.text("SERVICE"),
                Table.Column.text("CLIENT"),
                Table.Column.text("SERVER"),
                Table.Column.number("MESSAGES"),
                Table.Column.number("BYTES"),
                Table.Column.number("MEDIAN"),
                Table.Column.number("BEST"),
                Table.Column.number("64 KiB"));
        for (var works : of(Report.Works.class)) {
            table.add(
                    works.transport(),
                    works.service(),
                    works.local(),
                    works.remote(),
                    number(works.messages()),
                    number(works.bytes()),
                    micros(works.median()),
                    micros(works.best()),
                    micros(works.large()));
        }
        out.println("  " + Style.FAINT.paint(table.head()));
        for (var line : table.lines()) {
            out.println(Style.GOOD.paint(marks.works()) + " " + line);
        }
        out.println();
        out.println(Style.FAINT.paint("  MEDIAN and BEST: round trip of " + Trial.SMALL
                + " bytes. 64 KiB: median round trip of that size. Every byte that came back was compared."));
    }

    private String verdict() {
        var failed = names(Report.Fails.class);
        var worked = names(Report.Works.class);
        worked.removeAll(failed);
        int working = worked.size();
        int failing = failed.size();
        if (working + failing == 0) {
            return Style.BAD.paint("No transport is here.");
        }
        return failing == 0
                ? Style.GOOD.paint(
                        working == 1
                                ? "The transport that is here works."
                                : "All " + working + " transports that are here work.")
                : Style.BAD.paint(failing + " of " + (working + failing) + " transports that are here failed.");
    }

    static String surroundings(Marks marks) {
        return marks.dot() + "Java " + Runtime.version().feature() + marks.dot() + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    }

    /** Returns the transports; one may have been tried in more than one way. */
    private Set<String> names(Class<? extends Report> kind) {
        return of(kind).stream().map(Report::transport).collect(toCollection(HashSet::new));
    }

    private <T extends Report> List<T> of(Class<T> kind) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }

    private String micros(long nanos) {
        return micros(nanos, marks);
    }

    static String micros(long nanos, Marks marks) {
        return String.format(Locale.ROOT, "%.1f %ss", nanos / NANOS_PER_MICRO, marks.micro());
    }
}
