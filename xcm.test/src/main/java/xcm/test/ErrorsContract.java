package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each row of the table of errors that concerns the transport. */
abstract class ErrorsContract extends Contract {
    ErrorsContract(TransportUnderTest transport) {
        super(transport);
    }

    @TestFactory
    Stream<DynamicTest> shouldEndAsTheTableSays() throws Exception {
        var cases = ErrorCases.all();
        var table = ErrorTable.read();
        assertEquals(table.rows(), cases.keySet());
        return table.column(transport.name()).entrySet().stream()
                .map(row ->
                        DynamicTest.dynamicTest(row.getKey(), () -> check(cases.get(row.getKey()), row.getValue())));
    }

    private void check(ErrorCase errorCase, String expected) throws Exception {
        try (var own = new Sockets(transport)) {
            assertEquals(expected, errorCase.run(own));
        }
    }
}
