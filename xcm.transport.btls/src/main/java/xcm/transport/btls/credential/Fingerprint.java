package xcm.transport.btls.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import xcm.linux.FileStatus;

/**
 * Identifies one state of a set of credentials, without their being read.
 *
 * <p>It is the SHA-256 digest over certificate, key, trusted certificates and revocation lists, in that order: the bytes
 * of a value; the path of a file with its device, inode, size and time of modification, and once more with those of the
 * target if the path names a symbolic link; nothing for what is unset. Each element is preceded by its kind and length,
 * so that different sets do not make the same text.
 *
 * @param hex the digest in hexadecimal digits
 */
record Fingerprint(String hex) {
    private static final byte UNSET = 0;
    private static final byte VALUE = 1;
    private static final byte FILE = 2;

    static Fingerprint of(Sources sources, Map<Item, View.Place> places) {
        MessageDigest digest = sha256();
        for (Item item : Item.values()) {
            Source source = sources.of(item);
            if (source instanceof Source.Value value) {
                add(digest, VALUE, value.pem());
            } else if (source instanceof Source.File file) {
                byte[] path = file.path().getBytes(StandardCharsets.UTF_8);
                View.Place place = places.get(item);
                add(digest, FILE, path);
                add(digest, place.own());
                if (place.own().kind() == FileStatus.Kind.LINK) {
                    add(digest, FILE, path);
                    add(digest, place.target());
                }
            } else {
                digest.update(UNSET);
            }
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Compares the digests. The record's own method would do the same; but up to Java 18 the JDK keeps the last class that it
     * has made one for, and with it the class loader of a bundle that is gone.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && hex.equals(fingerprint.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    private static void add(MessageDigest digest, byte kind, byte[] bytes) {
        digest.update(kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, FileStatus status) {
        digest.update(ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(status.device())
                .putLong(status.inode())
                .putLong(status.size())
                .putLong(status.seconds())
                .putLong(status.nanos())
                .flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
