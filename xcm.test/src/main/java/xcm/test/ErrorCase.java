package xcm.test;

/** Is a row of the table of errors: makes a situation, and tells how some operations end in it. */
@FunctionalInterface
interface ErrorCase {
    /** Runs it; the outcome is that of {@link Outcome}. */
    String run(Sockets sockets) throws Exception;
}
