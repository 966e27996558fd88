package xcm.attr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttributeMapTest {

    private static final AttributeMap ONE_OF_EACH = AttributeMap.builder()
            .add("a.bool", true)
            .add("a.int64", 42)
            .add("a.real", 3.5)
            .add("a.text", "foo")
            .add("a.binary", new byte[] {1, 2})
            .build();

    @Test
    void shouldGiveTypedValuesWhenPresent() {
        assertEquals(Optional.of(true), ONE_OF_EACH.bool("a.bool"));
        assertEquals(OptionalLong.of(42), ONE_OF_EACH.int64("a.int64"));
        assertEquals(OptionalDouble.of(3.5), ONE_OF_EACH.real("a.real"));
        assertEquals(Optional.of("foo"), ONE_OF_EACH.text("a.text"));
        assertArrayEquals(new byte[] {1, 2}, ONE_OF_EACH.binary("a.binary").orElseThrow());
        assertEquals(5, ONE_OF_EACH.size());
    }

    @Test
    void shouldGiveAnyValueWhenAskedWithoutType() {
        assertEquals(Optional.of(AttributeValue.of(true)), ONE_OF_EACH.get("a.bool"));
        assertEquals(Optional.of(AttributeValue.of(42)), ONE_OF_EACH.get("a.int64"));
        assertEquals(Optional.of(AttributeValue.of(3.5)), ONE_OF_EACH.get("a.real"));
        assertEquals(Optional.of(AttributeValue.of("foo")), ONE_OF_EACH.get("a.text"));
        assertEquals(Optional.of(AttributeValue.of(new byte[] {1, 2})), ONE_OF_EACH.get("a.binary"));
    }

    @Test
    void shouldGiveNothingWhenAbsentOrOfOtherType() {
        for (String name : new String[] {"a.bool", "a.int64", "a.real", "a.text", "a.binary", "a", "A.BOOL", ""}) {
            assertEquals(name.equals("a.bool"), ONE_OF_EACH.bool(name).isPresent(), name);
            assertEquals(name.equals("a.int64"), ONE_OF_EACH.int64(name).isPresent(), name);
            assertEquals(name.equals("a.real"), ONE_OF_EACH.real(name).isPresent(), name);
            assertEquals(name.equals("a.text"), ONE_OF_EACH.text(name).isPresent(), name);
            assertEquals(name.equals("a.binary"), ONE_OF_EACH.binary(name).isPresent(), name);
            assertEquals(name.length() > 1 && name.startsWith("a"), ONE_OF_EACH.contains(name), name);
            assertEquals(ONE_OF_EACH.contains(name), ONE_OF_EACH.get(name).isPresent(), name);
        }
    }

    @Test
    void shouldReplaceAndMoveToTheEndWhenAddedAgain() {
        AttributeMap map = AttributeMap.builder()
                .add("a", 1)
                .add("b", 2)
                .add("c", 3)
                .add("a", "other type")
                .build();
        assertEquals(List.of("b", "c", "a"), names(map));
        assertEquals(Optional.of("other type"), map.text("a"));
        assertEquals(OptionalLong.empty(), map.int64("a"));
        assertEquals(3, map.size());
    }

    @Test
    void shouldIterateInTheOrderOfAddingWhenManyAreAdded() {
        AttributeMap.Builder builder = AttributeMap.builder();
        List<AttributeMap.Entry> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            builder.add("attribute" + i * 7919 % 1000, i);
            expected.add(new AttributeMap.Entry("attribute" + i * 7919 % 1000, AttributeValue.of(i)));
        }
        List<AttributeMap.Entry> seen = new ArrayList<>();
        builder.build().forEach(seen::add);
        assertEquals(expected, seen);
    }

    @Test
    void shouldKeepAnyNameWhenAdded() {
        AttributeMap map = AttributeMap.builder()
                .add("", 1)
                .add("..[", 2)
                .add("x".repeat(1 << 20), 3)
                .build();
        assertEquals(OptionalLong.of(1), map.int64(""));
        assertEquals(OptionalLong.of(2), map.int64("..["));
        assertEquals(OptionalLong.of(3), map.int64("x".repeat(1 << 20)));
    }

    @Test
    void shouldCopyValuesWhenTheyAreOneMegabyte() {
        byte[] bytes = new byte[1 << 20];
        new Random(3).nextBytes(bytes);
        byte[] original = bytes.clone();
        String text = "x".repeat(1 << 20);
        AttributeMap map =
                AttributeMap.builder().add("bin", bytes).add("str", text).build();
        bytes[77]++;
        map.binary("bin").orElseThrow()[78]++;
        assertArrayEquals(original, map.binary("bin").orElseThrow());
        assertEquals(text, map.text("str").orElseThrow());
    }

    @Test
    void shouldCountWhenBinaryIsEmpty() {
        AttributeMap map = AttributeMap.builder().add("bin", new byte[0]).build();
        assertTrue(map.contains("bin"));
        assertEquals(1, map.size());
        assertEquals(AttributeType.BINARY, map.get("bin").orElseThrow().type());
        assertEquals(0, map.binary("bin").orElseThrow().length);
    }

    @Test
    void shouldBeEqualWhenTheSameIsAddedInOtherOrder() {
        AttributeMap ab =
                AttributeMap.builder().add("a", 1).add("b", new byte[] {2}).build();
        AttributeMap ba =
                AttributeMap.builder().add("b", new byte[] {2}).add("a", 1).build();
        assertEquals(ab, ba);
        assertEquals(ab.hashCode(), ba.hashCode());
        assertNotEquals(names(ab), names(ba));
    }

    @Test
    void shouldDifferWhenValueTypeOrSizeDiffers() {
        AttributeMap map = AttributeMap.builder().add("a", 1).build();
        assertNotEquals(map, AttributeMap.builder().add("a", 2).build());
        assertNotEquals(map, AttributeMap.builder().add("a", 1.0).build());
        assertNotEquals(map, AttributeMap.builder().add("b", 1).build());
        assertNotEquals(map, map.toBuilder().add("b", 1).build());
        assertNotEquals(map, AttributeMap.EMPTY);
        assertEquals(map, map.toBuilder().add("b", 1).remove("b").build());
    }

    @Test
    void shouldBeEmptyWhenNothingIsLeft() {
        AttributeMap map = AttributeMap.builder()
                .remove("a")
                .add("a", 1)
                .remove("a")
                .remove("a")
                .build();
        assertEquals(AttributeMap.of(), map);
        assertSame(AttributeMap.EMPTY, AttributeMap.of());
        assertTrue(map.isEmpty());
        assertEquals(0, map.size());
        assertFalse(map.iterator().hasNext());
        assertFalse(ONE_OF_EACH.isEmpty());
    }

    @Test
    void shouldMergeAndOverwriteWhenAllAreAdded() {
        AttributeMap first =
                AttributeMap.builder().add("a", 1).add("b", 2).add("c", 3).build();
        AttributeMap second = AttributeMap.builder().add("d", 4).add("b", 5).build();
        AttributeMap merged =
                AttributeMap.builder().addAll(first).addAll(second).build();
        assertEquals(List.of("a", "c", "d", "b"), names(merged));
        assertEquals(OptionalLong.of(5), merged.int64("b"));
        assertEquals(
                first,
                first.toBuilder().addAll(first).addAll(AttributeMap.EMPTY).build());
    }

    @Test
    void shouldStayTheSameWhenItsBuilderGoesOn() {
        AttributeMap.Builder builder = AttributeMap.builder().add("a", 1);
        AttributeMap before = builder.build();
        AttributeMap after = builder.add("a", 2).add("b", 3).build();
        AttributeMap copy = before.toBuilder().remove("a").build();
        assertEquals(AttributeMap.builder().add("a", 1).build(), before);
        assertEquals(2, after.size());
        assertTrue(copy.isEmpty());
    }

    @Test
    void shouldRejectChangesWhenIterated() {
        Iterator<AttributeMap.Entry> iterator = ONE_OF_EACH.iterator();
        iterator.next();
        assertThrows(UnsupportedOperationException.class, iterator::remove);
        assertEquals(5, ONE_OF_EACH.size());
    }

    private static List<String> names(AttributeMap map) {
        List<String> names = new ArrayList<>();
        map.forEach(entry -> names.add(entry.name()));
        return names;
    }
}
