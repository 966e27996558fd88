package xcm.attr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AttributeTreeTest {

    private boolean keepalive = true;
    private long keepaliveTime = 1;
    private double timeout = 10;
    private String groups = "";
    private String names = "a:b";
    private byte[] certificate = {1, 2, 3};

    /** A socket as a transport declares it, with the order of the declarations a little mixed up. */
    private final AttributeTree tree = AttributeTree.builder()
            .text("xcm.type", () -> "connection")
            .bool("tls.12.enabled", () -> true)
            .bool("tls.13.enabled", () -> false)
            .text("tls.12.ciphers", () -> "AES")
            .writeOnly("tls.groups", AttributeValue.Text.class, value -> groups = value.value())
            .text("tls.peer_names", () -> names, value -> names = value)
            .binary("tls.cert", () -> certificate, value -> certificate = value)
            .binary("tls.peer_subject_key_id", () -> new byte[0])
            .list("tls.peer.cert.san.dns", List.of("x.org", "y.org", "x.org"))
            .list("tls.peer.cert.san.emails", List.of())
            .list(
                    "tls.peer.cert.san.dirs",
                    dirs -> dirs.dictionary(dir -> dir.text("cn", () -> "one"))
                            .dictionary(dir -> {})
                            .dictionary(dir -> dir.text("cn", () -> "three").list("more", List.of("deep"))))
            .real("dns.timeout", () -> timeout, value -> timeout = value)
            .real("dns.elapsed", () -> 0.5)
            .int64("tcp.rtt", () -> {
                throw AttributeException.badDescriptor("tcp.rtt", "not connected yet");
            })
            .bool("tcp.keepalive", this::keepalive, this::setKeepalive)
            .int64("tcp.keepalive_time", () -> keepaliveTime, this::setKeepaliveTime)
            .text("xcm.remote_addr", () -> {
                throw AttributeException.notFound("xcm.remote_addr", "not connected yet");
            })
            .int64("xcm.max_msg_size", () -> 65535)
            .build();

    private boolean keepalive() {
        return keepalive;
    }

    private void setKeepalive(boolean keepalive) {
        this.keepalive = keepalive;
    }

    private void setKeepaliveTime(long seconds) throws AttributeException {
        if (seconds <= 0) {
            throw AttributeException.invalid("tcp.keepalive_time", "must be 1 second or more");
        }
        keepaliveTime = seconds;
    }

    @Test
    void shouldReadWhenThereIsAValue() throws AttributeException {
        assertEquals(AttributeValue.of("connection"), tree.get("xcm.type"));
        assertEquals(AttributeValue.of(true), tree.get("tcp.keepalive"));
        assertEquals(AttributeValue.of(10.0), tree.get("dns.timeout"));
        assertEquals(AttributeValue.of(65535), tree.get("xcm.max_msg_size"));
        assertEquals(AttributeValue.of(new byte[0]), tree.get("tls.peer_subject_key_id"));
    }

    @Test
    void shouldReadTheValueOfTheMomentWhenAskedAgain() throws AttributeException {
        keepalive = false;
        assertEquals(AttributeValue.of(false), tree.get("tcp.keepalive"));
        keepalive = true;
        assertEquals(AttributeValue.of(true), tree.get("tcp.keepalive"));
    }

    @Test
    void shouldCallTheSetterWhenTypeAndValueAreRight() throws AttributeException {
        tree.set("tcp.keepalive", AttributeValue.of(false));
        tree.set("tcp.keepalive_time", AttributeValue.of(7));
        tree.set("dns.timeout", AttributeValue.of(2.5));
        tree.set("tls.peer_names", AttributeValue.of("c"));
        tree.set("tls.cert", AttributeValue.of(new byte[] {9}));
        tree.set("tls.groups", AttributeValue.of("P-256"));
        assertEquals(List.of(false, 7L, 2.5, "c", "P-256"), List.of(keepalive, keepaliveTime, timeout, names, groups));
        assertArrayEquals(new byte[] {9}, certificate);
    }

    @Test
    void shouldHandOverOneMegabyteWhenSet() throws AttributeException {
        String text = "x".repeat(1 << 20);
        byte[] bytes = new byte[1 << 20];
        tree.set("tls.peer_names", AttributeValue.of(text));
        tree.set("tls.cert", AttributeValue.of(bytes));
        assertEquals(AttributeValue.of(text), tree.get("tls.peer_names"));
        assertEquals(AttributeValue.of(bytes), tree.get("tls.cert"));
    }

    @Test
    void shouldNotCallTheSetterWhenTheTypeIsWrong() throws AttributeException {
        List<AttributeValue> values = List.of(
                AttributeValue.of(true),
                AttributeValue.of(7),
                AttributeValue.of(7.5),
                AttributeValue.of("seven"),
                AttributeValue.of(new byte[] {7}));
        List<AttributeValue> set = new ArrayList<>();
        AttributeTree recording = AttributeTree.builder()
                .bool("a0", () -> false, value -> set.add(AttributeValue.of(value)))
                .int64("a1", () -> 0, value -> set.add(AttributeValue.of(value)))
                .real("a2", () -> 0, value -> set.add(AttributeValue.of(value)))
                .text("a3", () -> "", value -> set.add(AttributeValue.of(value)))
                .binary("a4", () -> new byte[0], value -> set.add(AttributeValue.of(value)))
                .build();
        for (int attribute = 0; attribute < 5; attribute++) {
            String path = "a" + attribute;
            for (int type = 0; type < 5; type++) {
                AttributeValue value = values.get(type);
                if (type == attribute) {
                    recording.set(path, value);
                } else {
                    assertEquals(AttributeException.EINVAL, errno(() -> recording.set(path, value)), path);
                }
            }
        }
        assertEquals(values, set);
        assertEquals(AttributeException.EINVAL, errno(() -> tree.set("tls.groups", AttributeValue.of(1))));
        assertEquals("", groups);
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
                "tls.peer.cert.san.dns[0]b",
                "tls.peer.cert.san.dns[0x0]",
                "tls.peer.cert.san.dns[-1]"
            })
    void shouldBeInvalidWhenThePathIsMalformed(String path) {
        assertErrno(AttributeException.EINVAL, path);
        assertEquals(AttributeException.EINVAL, errno(() -> tree.listLength(path)));
    }

    @Test
    void shouldBeInvalidWhenThePathIsTooLongOrDeep() {
        for (String path : new String[] {"k".repeat(256), "k".repeat(1 << 20), "a" + ".a".repeat(64)}) {
            assertErrno(AttributeException.EINVAL, path);
        }
        for (String path : new String[] {"k".repeat(255), "a" + ".a".repeat(63)}) {
            assertErrno(AttributeException.ENOENT, path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xcm.type[0]",
                "xcm.type.x",
                "XCM.type",
                "xcm.type ",
                "xcm[0]",
                "xyz",
                "tls.peer.cert.san.dns[3]",
                "tls.peer.cert.san.dns.x",
                "tls.peer.cert.san.dns[9223372036854775806]",
                "tls.peer.cert.san.emails[0]",
                "tls.peer.cert.san.dns[4294967296]",
                "tls.peer.cert.san.dirs[1].cn",
                "tls.peer.cert.san.dirs[0][0]"
            })
    void shouldNotBeFoundWhenAbsent(String path) {
        assertErrno(AttributeException.ENOENT, path);
        assertEquals(AttributeException.ENOENT, errno(() -> tree.listLength(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "xcm",
                "tls.12",
                "tls.peer.cert.san.dns",
                "tls.peer.cert.san.emails",
                "tls.peer.cert.san.dirs[0]",
                "tls.peer.cert.san.dirs[1]"
            })
    void shouldBeInaccessibleWhenNotALeaf(String path) {
        assertErrno(AttributeException.EACCES, path);
    }

    @Test
    void shouldBeInaccessibleWhenTheOtherDirectionIsDeclared() {
        assertEquals(AttributeException.EACCES, errno(() -> tree.get("tls.groups")));
        assertEquals(AttributeException.EACCES, errno(() -> tree.set("xcm.type", AttributeValue.of("server"))));
        assertEquals(
                AttributeException.EACCES,
                errno(() -> tree.set("xcm.type", AttributeValue.of(1))),
                "before the type is looked at");
        assertEquals(
                AttributeException.EACCES,
                errno(() -> tree.set("tls.peer.cert.san.dns[0]", AttributeValue.of("z.org"))));
    }

    @Test
    void shouldPassOnWhatFunctionsThrow() {
        assertEquals(AttributeException.EBADF, errno(() -> tree.get("tcp.rtt")));
        assertEquals(AttributeException.ENOENT, errno(() -> tree.get("xcm.remote_addr")));
        assertEquals(AttributeException.EINVAL, errno(() -> tree.set("tcp.keepalive_time", AttributeValue.of(0))));
        AttributeException failed = AttributeException.failed(110, "a", "the system call failed");
        AttributeTree failing = AttributeTree.builder()
                .bool("a", () -> {
                    throw failed;
                })
                .build();
        assertSame(failed, assertThrows(AttributeException.class, () -> failing.get("a")));
        assertEquals(110, failed.errno());
    }

    @ParameterizedTest
    @CsvSource({
        "tls.peer.cert.san.dns,3",
        "tls.peer.cert.san.emails,0",
        "tls.peer.cert.san.dirs,3",
        "tls.peer.cert.san.dirs[02].more,1"
    })
    void shouldCountElementsWhenThereIsAList(String path, int length) throws AttributeException {
        assertEquals(length, tree.listLength(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xcm", "xcm.type", "tls.groups", "tls.peer.cert.san.dirs[0]", "tls.peer.cert.san.uris"})
    void shouldNotCountElementsWhenThereIsNoList(String path) {
        assertEquals(AttributeException.ENOENT, errno(() -> tree.listLength(path)));
    }

    @Test
    void shouldReadElementsWhenIndexed() throws AttributeException {
        assertEquals(AttributeValue.of("y.org"), tree.get("tls.peer.cert.san.dns[1]"));
        assertEquals(AttributeValue.of("y.org"), tree.get("tls.peer.cert.san.dns[ +01]"));
        assertEquals(AttributeValue.of("three"), tree.get("tls.peer.cert.san.dirs[2].cn"));
        assertEquals(AttributeValue.of("deep"), tree.get("tls.peer.cert.san.dirs[2].more[0]"));
    }

    @Test
    void shouldGroupMembersAndSkipTheUnreadableWhenAllAreRead() {
        List<String> seen = new ArrayList<>();
        tree.all().forEach(entry -> seen.add(entry.name()));
        assertEquals(
                List.of(
                        "xcm.type",
                        "xcm.max_msg_size",
                        "tls.12.enabled",
                        "tls.12.ciphers",
                        "tls.13.enabled",
                        "tls.peer_names",
                        "tls.cert",
                        "tls.peer_subject_key_id",
                        "tls.peer.cert.san.dns[0]",
                        "tls.peer.cert.san.dns[1]",
                        "tls.peer.cert.san.dns[2]",
                        "tls.peer.cert.san.dirs[0].cn",
                        "tls.peer.cert.san.dirs[2].cn",
                        "tls.peer.cert.san.dirs[2].more[0]",
                        "dns.timeout",
                        "dns.elapsed",
                        "tcp.keepalive",
                        "tcp.keepalive_time"),
                seen);
    }

    @Test
    void shouldReadTheSameWhenAllAreReadAndOneByOne() throws AttributeException {
        for (AttributeMap.Entry entry : tree.all()) {
            assertEquals(entry.value(), tree.get(entry.name()), entry.name());
        }
        assertEquals(AttributeMap.EMPTY, AttributeTree.builder().build().all());
    }

    @Test
    void shouldReadTypedWhenTheTypeIsRightOnly() throws AttributeException {
        assertEquals(
                "connection", tree.get("xcm.type", AttributeValue.Text.class).value());
        assertEquals(AttributeException.ENOENT, errno(() -> tree.get("xcm.type", AttributeValue.Binary.class)));
        assertEquals(AttributeException.EACCES, errno(() -> tree.get("xcm", AttributeValue.Text.class)));
    }

    @Test
    void shouldNestListsWhenDeclaredSo() throws AttributeException {
        AttributeValue.Int64[] cell = {AttributeValue.of(4)};
        AttributeTree matrix = AttributeTree.builder()
                .list(
                        "m",
                        rows -> rows.list(row -> row.text("a").text("b"))
                                .list(row -> row.element(
                                                AttributeValue.Int64.class, () -> cell[0], value -> cell[0] = value)
                                        .element(AttributeValue.Bool.class, () -> AttributeValue.of(true))))
                .build();
        assertEquals(AttributeValue.of("b"), matrix.get("m[0][1]"));
        assertEquals(2, matrix.listLength("m[1]"));
        matrix.set("m[1][0]", AttributeValue.of(5));
        assertEquals(AttributeValue.of(5), matrix.get("m[1][0]"));
        assertEquals(
                AttributeMap.builder()
                        .add("m[0][0]", "a")
                        .add("m[0][1]", "b")
                        .add("m[1][0]", 5)
                        .add("m[1][1]", true)
                        .build(),
                matrix.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a[0]", "a]", "x.y", "x", "x.y.z"})
    void shouldRejectDeclarationWhenMalformedOrRepeated(String name) {
        AttributeTreeBuilder builder = AttributeTree.builder().int64("x.y", () -> 1);
        assertThrows(IllegalArgumentException.class, () -> builder.int64(name, () -> 2));
        assertThrows(IllegalArgumentException.class, () -> builder.list(name, List.of()));
    }

    @Test
    void shouldBeIndependentWhenTheBuilderIsUsedAgain() throws AttributeException {
        AttributeTreeBuilder builder = AttributeTree.builder();
        AttributeTree first = builder.int64("a", () -> 1).build();
        AttributeTree second = builder.int64("b", () -> 2).build();
        assertEquals(AttributeMap.builder().add("a", 1).build(), first.all());
        assertEquals(AttributeMap.builder().add("b", 2).build(), second.all());
    }

    /** Reading and setting fail alike. */
    private void assertErrno(int errno, String path) {
        assertEquals(errno, errno(() -> tree.get(path)), path);
        assertEquals(errno, errno(() -> tree.set(path, AttributeValue.of("x"))), path);
    }

    private interface Access {
        void run() throws AttributeException;
    }

    private static int errno(Access access) {
        return assertThrows(AttributeException.class, access::run).errno();
    }
}
