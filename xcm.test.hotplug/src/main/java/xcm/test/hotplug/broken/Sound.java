package xcm.test.hotplug.broken;

import xcm.api.spi.Framing;

/** Works: messages over {@code btcp}. */
public final class Sound extends Framing {
    /** Makes it; for the ServiceLoader. */
    public Sound() {
        super("sound", "btcp");
    }
}
