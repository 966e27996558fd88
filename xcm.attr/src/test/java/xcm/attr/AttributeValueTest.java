package xcm.attr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttributeValueTest {

    @Test
    void shouldHaveTheCodesOfTheReferenceWhenAsked() {
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                Stream.of(
                                AttributeType.BOOL,
                                AttributeType.INT64,
                                AttributeType.STRING,
                                AttributeType.BINARY,
                                AttributeType.DOUBLE)
                        .map(AttributeType::code)
                        .toList());
        assertEquals(5, AttributeType.values().length);
    }

    @Test
    void shouldKnowItsTypeWhenMade() {
        assertEquals(AttributeType.BOOL, AttributeValue.of(true).type());
        assertEquals(AttributeType.INT64, AttributeValue.of(1).type());
        assertEquals(AttributeType.DOUBLE, AttributeValue.of(1.0).type());
        assertEquals(AttributeType.STRING, AttributeValue.of("1").type());
        assertEquals(AttributeType.BINARY, AttributeValue.of(new byte[] {1}).type());
    }

    @Test
    void shouldBeEqualOnlyWhenTypeAndContentAre() {
        assertEquals(AttributeValue.of(true), new AttributeValue.Bool(true));
        assertEquals(AttributeValue.of(new byte[] {1, 2}), AttributeValue.of(new byte[] {1, 2}));
        assertEquals(
                AttributeValue.of(new byte[] {1, 2}).hashCode(),
                AttributeValue.of(new byte[] {1, 2}).hashCode());
        assertNotEquals(AttributeValue.of(new byte[] {1, 2}), AttributeValue.of(new byte[] {1, 3}));
        assertNotEquals(AttributeValue.of(1L), (Object) AttributeValue.of(1.0));
        assertNotEquals(AttributeValue.of("1"), (Object) AttributeValue.of(new byte[] {'1'}));
        assertNotEquals(AttributeValue.of(true), AttributeValue.of(false));
    }

    @Test
    void shouldCutTextWhenItContainsNul() {
        assertEquals("foo", AttributeValue.of("foo\0bar").value());
        assertEquals("", AttributeValue.of("\0").value());
        assertEquals("foo", AttributeValue.of("foo").value());
    }

    @Test
    void shouldCopyBytesWhenTheyComeAndGo() {
        byte[] bytes = {1, 2, 3};
        AttributeValue.Binary value = AttributeValue.of(bytes);
        bytes[0] = 9;
        value.value()[1] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, value.value());
        assertEquals(3, value.length());
    }

    @Test
    void shouldShowOnlyTheLengthWhenBytesArePrinted() {
        AttributeMap map = AttributeMap.builder()
                .add("tls.key", "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
        assertEquals("{tls.key=Binary[6 bytes]}", map.toString());
    }

    @Test
    void shouldRejectNullWhenMade() {
        assertThrows(NullPointerException.class, () -> AttributeValue.of((String) null));
        assertThrows(NullPointerException.class, () -> AttributeValue.of((byte[]) null));
    }
}
