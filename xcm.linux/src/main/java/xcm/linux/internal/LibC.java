package xcm.linux.internal;

import jnr.ffi.annotations.SaveError;
import jnr.ffi.types.intptr_t;

/**
 * Names the functions of the C library that are called. Addresses and sizes are primitive {@code long}s, never pointer
 * objects: jnr then makes a native method of each function, which converts nothing and allocates nothing.
 */
public interface LibC {
    @SaveError
    int socket(int domain, int type, int protocol);

    @SaveError
    int socketpair(int domain, int type, int protocol, @intptr_t long descriptors);

    @SaveError
    int bind(int fd, @intptr_t long address, int length);

    @SaveError
    int listen(int fd, int backlog);

    @SaveError
    int accept4(int fd, @intptr_t long address, @intptr_t long length, int flags);

    @SaveError
    int connect(int fd, @intptr_t long address, int length);

    @SaveError
    @intptr_t
    long send(int fd, @intptr_t long data, @intptr_t long length, int flags);

    @SaveError
    @intptr_t
    long recv(int fd, @intptr_t long data, @intptr_t long length, int flags);

    @SaveError
    @intptr_t
    long sendmsg(int fd, @intptr_t long header, int flags);

    @SaveError
    @intptr_t
    long recvmsg(int fd, @intptr_t long header, int flags);

    @SaveError
    int sendmmsg(int fd, @intptr_t long headers, int count, int flags);

    @SaveError
    int recvmmsg(int fd, @intptr_t long headers, int count, int flags, @intptr_t long timeout);

    @SaveError
    int shutdown(int fd, int how);

    @SaveError
    int setsockopt(int fd, int level, int option, @intptr_t long value, int length);

    @SaveError
    int getsockopt(int fd, int level, int option, @intptr_t long value, @intptr_t long length);

    @SaveError
    int getsockname(int fd, @intptr_t long address, @intptr_t long length);

    @SaveError
    int getpeername(int fd, @intptr_t long address, @intptr_t long length);

    @SaveError
    int ppoll(@intptr_t long descriptors, @intptr_t long count, @intptr_t long timeout, @intptr_t long mask);

    @SaveError
    int epoll_create1(int flags);

    @SaveError
    int epoll_ctl(int fd, int operation, int other, @intptr_t long event);

    @SaveError
    int epoll_wait(int fd, @intptr_t long events, int capacity, int milliseconds);

    @SaveError
    int epoll_pwait2(int fd, @intptr_t long events, int capacity, @intptr_t long timeout, @intptr_t long mask);

    @SaveError
    int eventfd(int value, int flags);

    @SaveError
    int timerfd_create(int clock, int flags);

    @SaveError
    int timerfd_settime(int fd, int flags, @intptr_t long value, @intptr_t long old);

    @SaveError
    @intptr_t
    long read(int fd, @intptr_t long data, @intptr_t long length);

    @SaveError
    @intptr_t
    long write(int fd, @intptr_t long data, @intptr_t long length);

    @SaveError
    int open(@intptr_t long path, int flags);

    @SaveError
    int openat(int directory, @intptr_t long path, int flags);

    @SaveError
    int statx(int directory, @intptr_t long path, int flags, int mask, @intptr_t long status);

    @SaveError
    @intptr_t
    long readlinkat(int directory, @intptr_t long path, @intptr_t long text, @intptr_t long capacity);

    @SaveError
    int close(int fd);

    @SaveError
    int setns(int fd, int type);

    @SaveError
    int getrlimit(int resource, @intptr_t long limit);

    @SaveError
    int getaddrinfo(@intptr_t long host, @intptr_t long service, @intptr_t long hints, @intptr_t long result);

    void freeaddrinfo(@intptr_t long list);

    String gai_strerror(int code);

    int getppid();
}
