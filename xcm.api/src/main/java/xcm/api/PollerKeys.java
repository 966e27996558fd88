package xcm.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xcm.linux.Epoll;

/**
 * Holds the members of a poller, in numbered slots. What an event carries names the slot and how often it was used before,
 * so that an event that comes late finds nobody. All methods may be called by any thread.
 */
final class PollerKeys {
    private PollerKey[] slots = new PollerKey[16]; // guarded by this; null where free
    private int[] uses = new int[16]; // guarded by this
    private int[] free = new int[16]; // guarded by this
    private int freeCount; // guarded by this
    private int used; // guarded by this
    private final List<PollerKey> now = new ArrayList<>(); // guarded by this
    private long round; // guarded by this

    synchronized void add(PollerKey key) {
        int slot;
        if (freeCount > 0) {
            slot = free[--freeCount];
        } else {
            if (used == slots.length) {
                slots = Arrays.copyOf(slots, used * 2);
                uses = Arrays.copyOf(uses, used * 2);
                free = Arrays.copyOf(free, used * 2);
            }
            slot = used++;
        }
        slots[slot] = key;
        key.data = (long) uses[slot] << Integer.SIZE | slot;
    }

    synchronized void remove(PollerKey key) {
        if (find(key.data) == key) {
            now(key, false);
            int slot = (int) key.data;
            slots[slot] = null;
            uses[slot]++;
            free[freeCount++] = slot;
        }
    }

    /** Notes that a member wants attention whatever its descriptors say, or does not any more. */
    synchronized void now(PollerKey key, boolean wanted) {
        if (key.now != wanted && find(key.data) == key) {
            key.now = wanted;
            if (wanted) {
                now.add(key);
            } else {
                now.remove(key);
            }
        }
    }

    synchronized boolean anyNow() {
        return !now.isEmpty();
    }

    synchronized boolean contains(PollerKey key) {
        return find(key.data) == key;
    }

    /** Collects the members that the first events of an epoll instance tell of, and those that want attention anyway. */
    synchronized void collect(Epoll epoll, int events, List<PollerKey> ready) {
        round++;
        for (int i = 0; i < events; i++) {
            collect(find(epoll.data(i)), ready);
        }
        for (int i = 0; i < now.size(); i++) {
            collect(now.get(i), ready);
        }
    }

    /** Ends all memberships: from now on the keys leave the epoll instance alone. */
    synchronized void clear() {
        used = 0;
        freeCount = 0;
        now.clear();
    }

    private void collect(PollerKey key, List<PollerKey> ready) {
        if (key != null && key.round != round) {
            key.round = round;
            ready.add(key);
        }
    }

    private PollerKey find(long data) {
        int slot = (int) data;
        return slot >= 0 && slot < used && uses[slot] == (int) (data >>> Integer.SIZE) ? slots[slot] : null;
    }
}
