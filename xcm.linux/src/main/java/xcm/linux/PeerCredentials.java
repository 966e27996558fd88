package xcm.linux;

/**
 * Is who connected, listened or made the pair at the other end of an AF_UNIX socket (SO_PEERCRED of man 7 unix).
 *
 * @param pid the process, in the reader's pid namespace; 0 if it is not visible there
 * @param uid the effective user, as an unsigned 32-bit number
 * @param gid the effective group, as an unsigned 32-bit number
 */
public record PeerCredentials(int pid, long uid, long gid) {}
