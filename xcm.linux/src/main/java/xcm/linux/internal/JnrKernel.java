package xcm.linux.internal;

import com.kenai.jffi.LastError;
import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import jnr.ffi.LibraryLoader;

/** Binds the C library by jnr-ffi. */
final class JnrKernel implements Kernel {
    private static final LibC C = LibraryLoader.create(LibC.class).load("c");
    private static final MemoryIO MEMORY = MemoryIO.getInstance();
    private static final LastError LAST_ERROR = LastError.getInstance();
    private static final int ENOSYS = 38;

    private static int result(int value) {
        return value >= 0 ? value : -LAST_ERROR.get();
    }

    private static int result(long value) {
        return value >= 0 ? (int) value : -LAST_ERROR.get();
    }

    @Override
    public long address(ByteBuffer direct) {
        return DirectAddress.of(direct);
    }

    @Override
    public byte[] copy(long address, int length) {
        byte[] bytes = new byte[length];
        MEMORY.getByteArray(address, bytes, 0, length);
        return bytes;
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return result(C.socket(domain, type, protocol));
    }

    @Override
    public int socketpair(int domain, int type, int protocol, long descriptors) {
        return result(C.socketpair(domain, type, protocol, descriptors));
    }

    @Override
    public int bind(int fd, long address, int length) {
        return result(C.bind(fd, address, length));
    }

    @Override
    public int listen(int fd, int backlog) {
        return result(C.listen(fd, backlog));
    }

    @Override
    public int accept4(int fd, int flags) {
        return result(C.accept4(fd, 0, 0, flags));
    }

    @Override
    public int connect(int fd, long address, int length) {
        return result(C.connect(fd, address, length));
    }

    @Override
    public int send(int fd, long data, int length, int flags) {
        return result(C.send(fd, data, length, flags));
    }

    @Override
    public int recv(int fd, long data, int length, int flags) {
        return result(C.recv(fd, data, length, flags));
    }

    @Override
    public int sendmsg(int fd, long header, int flags) {
        return result(C.sendmsg(fd, header, flags));
    }

    @Override
    public int recvmsg(int fd, long header, int flags) {
        return result(C.recvmsg(fd, header, flags));
    }

    @Override
    public int sendmmsg(int fd, long headers, int count, int flags) {
        return result(C.sendmmsg(fd, headers, count, flags));
    }

    @Override
    public int recvmmsg(int fd, long headers, int count, int flags) {
        return result(C.recvmmsg(fd, headers, count, flags, 0));
    }

    @Override
    public int shutdown(int fd, int how) {
        return result(C.shutdown(fd, how));
    }

    @Override
    public int setsockopt(int fd, int level, int option, long value, int length) {
        return result(C.setsockopt(fd, level, option, value, length));
    }

    @Override
    public int getsockopt(int fd, int level, int option, long value, long length) {
        return result(C.getsockopt(fd, level, option, value, length));
    }

    @Override
    public int getsockname(int fd, long address, long length) {
        return result(C.getsockname(fd, address, length));
    }

    @Override
    public int getpeername(int fd, long address, long length) {
        return result(C.getpeername(fd, address, length));
    }

    @Override
    public int ppoll(long descriptors, int count, long timeout) {
        return result(C.ppoll(descriptors, count, timeout, 0));
    }

    @Override
    public int epollCreate(int flags) {
        return result(C.epoll_create1(flags));
    }

    @Override
    public int epollCtl(int fd, int operation, int other, long event) {
        return result(C.epoll_ctl(fd, operation, other, event));
    }

    @Override
    public int epollWait(int fd, long events, int capacity, int milliseconds) {
        return result(C.epoll_wait(fd, events, capacity, milliseconds));
    }

    @Override
    public int epollPwait2(int fd, long events, int capacity, long timeout) {
        try {
            return result(C.epoll_pwait2(fd, events, capacity, timeout, 0));
        } catch (UnsatisfiedLinkError e) {
            return -ENOSYS; // glibc has it from 2.35 on
        }
    }

    @Override
    public int eventfd(int value, int flags) {
        return result(C.eventfd(value, flags));
    }

    @Override
    public int timerfdCreate(int clock, int flags) {
        return result(C.timerfd_create(clock, flags));
    }

    @Override
    public int timerfdSettime(int fd, int flags, long value) {
        return result(C.timerfd_settime(fd, flags, value, 0));
    }

    @Override
    public int read(int fd, long data, int length) {
        return result(C.read(fd, data, length));
    }

    @Override
    public int write(int fd, long data, int length) {
        return result(C.write(fd, data, length));
    }

    @Override
    public int open(long path, int flags) {
        return result(C.open(path, flags));
    }

    @Override
    public int openat(int directory, long path, int flags) {
        return result(C.openat(directory, path, flags));
    }

    @Override
    public int statx(int directory, long path, int flags, int mask, long status) {
        try {
            return result(C.statx(directory, path, flags, mask, status));
        } catch (UnsatisfiedLinkError e) {
            return -ENOSYS; // glibc has it from 2.28 on
        }
    }

    @Override
    public int readlinkat(int directory, long path, long text, int capacity) {
        return result(C.readlinkat(directory, path, text, capacity));
    }

    @Override
    public int close(int fd) {
        return result(C.close(fd));
    }

    @Override
    public int setns(int fd, int type) {
        return result(C.setns(fd, type));
    }

    @Override
    public int getrlimit(int resource, long limit) {
        return result(C.getrlimit(resource, limit));
    }

    @Override
    public int getaddrinfo(long host, long hints, long result) {
        return C.getaddrinfo(host, 0, hints, result);
    }

    @Override
    public void freeaddrinfo(long list) {
        C.freeaddrinfo(list);
    }

    @Override
    public String gaiStrerror(int code) {
        return C.gai_strerror(code);
    }

    @Override
    public int lastError() {
        return LAST_ERROR.get();
    }

    @Override
    public int getppid() {
        return C.getppid();
    }
}
