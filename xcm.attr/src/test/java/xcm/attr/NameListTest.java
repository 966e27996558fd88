package xcm.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NameListTest {

    @Test
    void shouldSplitAtEveryColonWhenParsed() {
        assertEquals(List.of(), NameList.parse("").names());
        assertEquals(List.of("a"), NameList.parse("a").names());
        assertEquals(List.of("a.b", "c", "d e"), NameList.parse("a.b:c:d e").names());
    }

    @Test
    void shouldKeepEmptyNamesWhenMalformed() {
        assertEquals(List.of("", ""), NameList.parse(":").names());
        assertEquals(List.of("", "a"), NameList.parse(":a").names());
        assertEquals(List.of("a", ""), NameList.parse("a:").names());
        assertEquals(List.of("a", "", "b"), NameList.parse("a::b").names());
        assertEquals(List.of("", "", "", ""), NameList.parse(":::").names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:b:c", ":", ":a", "a:", "a::b", "::::"})
    void shouldJoinToTheSameWhenSplit(String text) {
        NameList list = NameList.parse(text);
        assertEquals(text, list.toString());
        assertEquals(list, NameList.parse(list.toString()));
    }

    @Test
    void shouldJoinWhenMadeOfNames() {
        assertEquals("", NameList.of().toString());
        assertEquals("a", NameList.of("a").toString());
        assertEquals("a::b", NameList.of("a", "", "b").toString());
        assertThrows(IllegalArgumentException.class, () -> NameList.of("a", "b:c"));
    }

    @Test
    void shouldSplitAndJoinWhenOneMegabyte() {
        String text = "name.".repeat(1 << 15) + ":x".repeat(1 << 19);
        assertEquals((1 << 19) + 1, NameList.parse(text).names().size());
        assertEquals(text, NameList.parse(text).toString());
    }

    @Test
    void shouldStayTheSameWhenItsSourceChanges() {
        List<String> names = new ArrayList<>(List.of("a"));
        NameList list = new NameList(names);
        names.add("b");
        assertEquals(List.of("a"), list.names());
    }
}
