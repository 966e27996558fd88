package com.kenai.jffi.internal;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the actions by which jffi's objects give back native memory; in the place of jffi's own class of this name. That
 * leaves them to a {@link java.lang.ref.Cleaner}, for the time when their owners are unreachable. This time never comes,
 * because each action refers to its owner; but the cleaner's thread refers to all of them, and so to their class loader,
 * which could never be unloaded. Here nothing refers to an action but what it is returned to.
 */
public final class Cleaner {
    private Cleaner() {}

    /**
     * Return the action, made to be done once at most; any thread may run it.
     *
     * @param owner what the memory belongs to
     * @param action gives it back
     */
    public static Runnable register(Object owner, Runnable action) {
        var done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }
}
