package xcm.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.attr.AttributePath.Index;
import xcm.attr.AttributePath.Key;

@Timeout(60)
class AttributePathTest {

    @Test
    void shouldFindComponentsWhenParsed() throws AttributeException {
        assertEquals(List.of(new Key("key")), AttributePath.parse("key").components());
        assertEquals(
                List.of(new Key("a"), new Key("b0"), new Index(29), new Index(0), new Key("c d")),
                AttributePath.parse("a.b0[029][0].c d").components());
        assertEquals(List.of(), AttributePath.parse("").components());
        assertEquals(AttributePath.ROOT, AttributePath.parse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a.b",
                "a[0]",
                "a[1][2]",
                "a[3].b[4].c",
                "xcm.type ",
                " a",
                "-._.%/:",
                "åäö.\ud83d\ude00",
                "a[9223372036854775806]"
            })
    void shouldPrintTheSameWhenCanonical(String text) throws AttributeException {
        AttributePath path = AttributePath.parse(text);
        assertEquals(text, path.toString());
        assertEquals(path, AttributePath.parse(path.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a[000099],a[99]", "a[00],a[0]", "a[+1],a[1]", "a[ 1],a[1]", "a[ \t +01],a[1]", "a[-0],a[0]"})
    void shouldTakeIndexAsStrtolDoesWhenParsed(String text, String canonical) throws AttributeException {
        AttributePath path = AttributePath.parse(text);
        assertEquals(canonical, path.toString());
        assertEquals(AttributePath.parse(canonical), path);
        assertEquals(AttributePath.parse(canonical).hashCode(), path.hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                ".xcm.type",
                "xcm.",
                "xcm..type",
                "xcm.type[",
                "xcm.type]",
                "xcm.type[]",
                "[0]",
                "[",
                "]",
                "a[0]b",
                "a[0x0]",
                "a[4d]",
                "a[1",
                "a[-1]",
                "a[1 ]",
                "a[ ]",
                "a[+]",
                "a[-]",
                "a[+-1]",
                "a[1+]",
                "a.[0]",
                "a[0].",
                "a[0]]",
                "a[0][",
                "a[[0]]",
                "a[b]",
                "a[9223372036854775807]",
                "a[9223372036854775808]",
                "a[99999999999999999999999999]",
                "a[18446744073709551616]",
                "a[٣]",
                "a\0b",
                "[99]",
                "a].b"
            })
    void shouldRejectWhenMalformed(String text) {
        AttributeException e = assertThrows(AttributeException.class, () -> AttributePath.parse(text));
        assertEquals(AttributeException.EINVAL, e.errno());
        assertTrue(e.getMessage().contains("\"" + text + "\""), e.getMessage());
    }

    @Test
    void shouldCountBytesWhenLong() throws AttributeException {
        assertEquals(255, AttributePath.parse("k".repeat(255)).toString().length());
        assertEquals(128, AttributePath.parse("å".repeat(127) + "k").toString().length());
        for (String text : new String[] {"k".repeat(256), "å".repeat(128), "k".repeat(1 << 20), "a.".repeat(1 << 19)}) {
            AttributeException e = assertThrows(AttributeException.class, () -> AttributePath.parse(text));
            assertEquals(AttributeException.EINVAL, e.errno());
            assertTrue(e.getMessage().length() < 400, e.getMessage());
        }
    }

    @Test
    void shouldRejectWhenDeeperThanSixtyFour() throws AttributeException {
        assertEquals(64, AttributePath.parse("a" + ".a".repeat(63)).components().size());
        assertEquals(
                64, AttributePath.parse("a" + "[0]".repeat(63)).components().size());
        for (String text : new String[] {"a" + ".a".repeat(64), "a" + "[0]".repeat(64), "a" + ".a".repeat(127)}) {
            AttributeException e = assertThrows(AttributeException.class, () -> AttributePath.parse(text));
            assertEquals(AttributeException.EINVAL, e.errno());
        }
    }

    @Test
    void shouldDifferWhenAComponentDiffers() throws AttributeException {
        AttributePath path = AttributePath.parse("a.b[1]");
        for (String other : new String[] {"a.b[2]", "a.b.1", "a.b", "a.B[1]", "a.b[1][1]", "a.b [1]", ""}) {
            assertNotEquals(path, AttributePath.parse(other), other);
        }
    }

    @Test
    void shouldReturnOrRejectWhenTextIsRandom() {
        Random random = new Random(4);
        int valid = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(10); length > 0; length--) {
                text.append("aab..[]01+- \0\ud800".charAt(random.nextInt(14)));
            }
            try {
                AttributePath path = AttributePath.parse(text.toString());
                assertEquals(path, AttributePath.parse(path.toString()));
                valid++;
            } catch (AttributeException e) {
                assertEquals(AttributeException.EINVAL, e.errno());
            }
        }
        assertTrue(valid > 2_000 && valid < 38_000, valid + " valid");
    }
}
