package xcm.linux;

import java.nio.ByteBuffer;

/**
 * Is what tells one state of a file from another: which file it is, its kind, its length and when it was last written
 * (man 2 statx).
 *
 * @param kind what it is
 * @param device the number of the file system's device: major in the upper, minor in the lower 32 bits
 * @param inode the number of the file within its file system
 * @param size the length in bytes; that of the text for most symbolic links, 0 for those that the kernel itself resolves
 * @param seconds the last modification, in seconds since 1970
 * @param nanos the nanoseconds of the last modification, 0..999999999
 */
public record FileStatus(Kind kind, long device, long inode, long size, long seconds, int nanos) {
    /** Size of struct statx, whose layout is the same on all machines (linux/stat.h). */
    static final int SIZE = 256;

    /** Asks for type, modification time, inode number and size. */
    static final int MASK = 0x1 | 0x40 | 0x100 | 0x200;

    private static final int MODE = 28;
    private static final int INODE = 32;
    private static final int BYTES = 40;
    private static final int MODIFIED = 112;
    private static final int DEVICE = 136;

    /** Says what a file is, as far as it matters when it is to be read. */
    public enum Kind {
        /** A regular file. */
        REGULAR,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link. */
        LINK,
        /** A device, a pipe or a socket. */
        OTHER
    }

    static FileStatus decode(ByteBuffer memory, int index) {
        long major = memory.getInt(index + DEVICE);
        return new FileStatus(
                kind(memory.getShort(index + MODE)),
                major << 32 | Integer.toUnsignedLong(memory.getInt(index + DEVICE + 4)),
                memory.getLong(index + INODE),
                memory.getLong(index + BYTES),
                memory.getLong(index + MODIFIED),
                memory.getInt(index + MODIFIED + 8));
    }

    private static Kind kind(short mode) {
        return switch (mode & 0xf000) { // S_IFMT, man 7 inode
            case 0x8000 -> Kind.REGULAR;
            case 0x4000 -> Kind.DIRECTORY;
            case 0xa000 -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }
}
