/**
 * Measures what a message costs: by the transports of this project, by the system calls alone, and by other libraries that
 * do the same work.
 *
 * <p>{@link xcm.bench.Bench} runs it all and prints a table. A {@link xcm.bench.Case} is one line of it; a
 * {@link xcm.bench.Contender} opens an {@link xcm.bench.Exchange}, which does the work.
 */
package xcm.bench;
