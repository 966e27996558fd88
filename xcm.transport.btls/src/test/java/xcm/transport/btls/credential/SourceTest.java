package xcm.transport.btls.credential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SourceTest {
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

    @Test
    void shouldShowOnlyTheLengthWhenPrinted() {
        assertEquals("Value[6 bytes]", new Source.Value(SECRET).toString());
        assertEquals(
                "Sources[cert=Unset[], key=Value[6 bytes], tc=Unset[], crl=Unset[]]",
                Sources.UNSET.with(Item.KEY, new Source.Value(SECRET)).toString());
    }

    @Test
    void shouldKeepItsBytesWhenThoseOfOthersChange() {
        byte[] given = SECRET.clone();
        Source.Value value = new Source.Value(given);
        Arrays.fill(given, (byte) 0);
        Arrays.fill(value.pem(), (byte) 0);
        assertArrayEquals(SECRET, value.pem());
    }

    @Test
    void shouldBeEqualWhenTheBytesAre() {
        assertEquals(new Source.Value(SECRET), new Source.Value(SECRET.clone()));
        assertEquals(new Source.Value(SECRET).hashCode(), new Source.Value(SECRET.clone()).hashCode());
        assertNotEquals(new Source.Value(SECRET), new Source.Value(new byte[6]));
    }

    @Test
    void shouldReplaceOnePartOnly() {
        Sources all = Sources.UNSET;
        for (Item item : Item.values()) {
            all = all.with(item, new Source.File(item.base()));
        }
        for (Item item : Item.values()) {
            assertEquals(new Source.File(item.base()), all.of(item));
            Sources one = all.with(item, Source.UNSET);
            for (Item other : Item.values()) {
                assertEquals(other == item ? Source.UNSET : all.of(other), one.of(other));
            }
        }
    }
}
