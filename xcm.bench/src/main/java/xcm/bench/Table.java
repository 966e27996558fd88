package xcm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Writes figures as text: one line each, beside those that they are compared with. */
final class Table {
    private final List<Figure> figures;

    Table(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    /** Returns the lines, the heading first. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line(
                "work",
                "over",
                "bytes",
                "contender",
                "ns/op",
                "±",
                "B/op",
                "/kernel",
                "/best peer",
                "/tcp",
                "/single"));
        for (int i = 0; i < figures.size(); i++) {
            var figure = figures.get(i);
            if (i == 0 || !figure.subject().isComparableWith(figures.get(i - 1).subject())) {
                lines.add("");
            }
            lines.add(line(figure));
        }
        return lines;
    }

    private String line(Figure figure) {
        var subject = figure.subject();
        return line(
                subject.work().toString(),
                subject.transport().toString(),
                Integer.toString(subject.size()),
                subject.contender().toString(),
                String.format(Locale.ROOT, "%,.0f", figure.nanoseconds()),
                figure.errorText(),
                figure.bytesText(),
                ratio(figure, contender -> contender == Contender.KERNEL),
                ratio(figure, Contender::isPeer),
                ratio(figure, figure.subject().overTcp()),
                ratio(figure, figure.subject().oneByOne()));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-11s %-4s %6s  %-13s %10s %8s %8s %9s %10s %6s %7s", cells);
    }

    /** Returns how many times as long a figure is as the shortest of others, {@code -} if there is none. */
    private String ratio(Figure figure, Predicate<Contender> others) {
        var best = best(figure.subject(), others);
        return best.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", figure.nanoseconds() / best.getAsDouble());
    }

    /** Returns how many times as long a figure is as that of another case, {@code -} if there is none. */
    private String ratio(Figure figure, Optional<Case> other) {
        return other.flatMap(subject -> figures.stream()
                        .filter(each -> each.subject().equals(subject))
                        .findFirst())
                .map(each -> String.format(Locale.ROOT, "%.2f", figure.nanoseconds() / each.nanoseconds()))
                .orElse("-");
    }

    private OptionalDouble best(Case subject, Predicate<Contender> contenders) {
        return figures.stream()
                .filter(other -> subject.isComparableWith(other.subject()))
                .filter(other -> contenders.test(other.subject().contender()))
                .mapToDouble(Figure::nanoseconds)
                .min();
    }
}
