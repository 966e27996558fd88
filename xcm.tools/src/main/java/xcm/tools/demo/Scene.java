package xcm.tools.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Is one part of a show: a headline, and what was seen. */
final class Scene {
    private final String headline;
    private final List<Sight> sights = new ArrayList<>();

    private record Sight(boolean isGood, String transport, String what, String result) {
        @Override
        public String toString() {
            return String.format("%-3s  %-22s  %s", transport, what, result); // the same columns in all scenes
        }
    }

    Scene(String headline) {
        this.headline = headline;
    }

    /**
     * Adds what was seen.
     *
     * @param isGood whether it is as it should be
     * @param transport that it is about, or an empty text
     * @param what was done
     * @param result what came of it
     */
    void add(boolean isGood, String transport, String what, String result) {
        sights.add(new Sight(isGood, transport, what, result));
    }

    /** Returns whether all is as it should be. */
    boolean isGood() {
        return sights.stream().allMatch(Sight::isGood);
    }

    void print(PrintStream out, Marks marks) {
        out.println("  " + Style.STRONG.paint(headline));
        for (var sight : sights) {
            var mark = sight.isGood ? Style.GOOD.paint(marks.works()) : Style.BAD.paint(marks.fails());
            out.println(mark + " " + sight);
        }
        out.println();
        out.flush();
    }
}
