"""Runs a program on a pseudo terminal of its own: what is read is typed, what the program shows is written.

Ends with the program, and as it does: the exit code, or 128 and the signal. If there is no more to read, the program is killed.
"""
import fcntl, os, pty, select, signal, struct, sys, termios

pid, terminal = pty.fork()
if pid == 0:
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", 40, 120, 0, 0))  # rows, columns
        os.execvp(sys.argv[1], sys.argv[1:])
    finally:
        os._exit(127)
program = os.pidfd_open(pid)
watched = [0, terminal, program]
while True:
    ready, _, _ = select.select(watched, [], [])
    if terminal in ready:  # first, so that nothing is lost when the program ends
        try:
            os.write(1, os.read(terminal, 65536))
        except OSError:  # EIO: the program has closed the terminal
            watched.remove(terminal)
    elif program in ready:
        break
    if 0 in ready:
        typed = os.read(0, 65536)
        if typed:
            os.write(terminal, typed)
        else:
            os.kill(pid, signal.SIGKILL)
            watched.remove(0)
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.exit(status if status >= 0 else 128 - status)
