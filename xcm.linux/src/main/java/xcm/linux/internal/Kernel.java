package xcm.linux.internal;

import java.nio.ByteBuffer;

/**
 * Calls the kernel: each method is one call of the C library and gives its result, or the negative errno when it failed.
 * Addresses are native ones; the caller keeps the memory alive until the call returns.
 */
public interface Kernel {
    /** The binding in use. */
    Kernel INSTANCE = new JnrKernel();

    /** Give the native address of index 0 of a direct buffer. */
    long address(ByteBuffer direct);

    /** Copy native memory that is not a buffer of ours, such as the list that getaddrinfo allocated. */
    byte[] copy(long address, int length);

    int socket(int domain, int type, int protocol);

    int socketpair(int domain, int type, int protocol, long descriptors);

    int bind(int fd, long address, int length);

    int listen(int fd, int backlog);

    int accept4(int fd, int flags);

    int connect(int fd, long address, int length);

    int send(int fd, long data, int length, int flags);

    int recv(int fd, long data, int length, int flags);

    int sendmsg(int fd, long header, int flags);

    int recvmsg(int fd, long header, int flags);

    int sendmmsg(int fd, long headers, int count, int flags);

    int recvmmsg(int fd, long headers, int count, int flags);

    int shutdown(int fd, int how);

    int setsockopt(int fd, int level, int option, long value, int length);

    int getsockopt(int fd, int level, int option, long value, long length);

    int getsockname(int fd, long address, long length);

    int getpeername(int fd, long address, long length);

    int ppoll(long descriptors, int count, long timeout);

    int epollCreate(int flags);

    int epollCtl(int fd, int operation, int other, long event);

    int epollWait(int fd, long events, int capacity, int milliseconds);

    /** Wait with a timespec; -ENOSYS when the C library or the kernel does not know the call (Linux before 5.11). */
    int epollPwait2(int fd, long events, int capacity, long timeout);

    int eventfd(int value, int flags);

    int timerfdCreate(int clock, int flags);

    int timerfdSettime(int fd, int flags, long value);

    int read(int fd, long data, int length);

    int write(int fd, long data, int length);

    int open(long path, int flags);

    int openat(int directory, long path, int flags);

    /** Read the facts of a file; -ENOSYS when the C library does not know the call (glibc before 2.28). */
    int statx(int directory, long path, int flags, int mask, long status);

    int readlinkat(int directory, long path, long text, int capacity);

    int close(int fd);

    int setns(int fd, int type);

    int getrlimit(int resource, long limit);

    /** Resolve a host; gives 0, or the EAI code as getaddrinfo does, with {@code lastError} telling EAI_SYSTEM's errno. */
    int getaddrinfo(long host, long hints, long result);

    void freeaddrinfo(long list);

    String gaiStrerror(int code);

    /** Give the errno of the calling thread's last failed call. */
    int lastError();

    int getppid();
}
