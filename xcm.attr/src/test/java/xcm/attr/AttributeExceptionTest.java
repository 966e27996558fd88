package xcm.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttributeExceptionTest {

    @Test
    void shouldCarryTheNumbersOfLinuxWhenMade() {
        assertEquals(
                List.of(22, 2, 13, 75, 9, 110),
                List.of(
                        AttributeException.invalid("a", "p").errno(),
                                AttributeException.notFound("a", "p").errno(),
                        AttributeException.access("a", "p").errno(),
                                AttributeException.overflow("a", "p").errno(),
                        AttributeException.badDescriptor("a", "p").errno(),
                                AttributeException.failed(110, "a", "p").errno()));
    }

    @Test
    void shouldNameTheAttributeWhenPrinted() {
        assertEquals(
                "attribute \"tcp.rtt\": ask once connected",
                AttributeException.notFound("tcp.rtt", "ask once connected").getMessage());
    }
}
