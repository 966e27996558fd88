package xcm.api.spi;

import java.util.Locale;

/** Names what a transport gives to the application: whole messages, or a stream of bytes. */
public enum ServiceType {
    /** Message boundaries are kept. */
    MESSAGING,
    /** Bytes in order, without boundaries. */
    BYTESTREAM;

    /** Returns the value of the attribute {@code xcm.service}: {@code messaging} or {@code bytestream}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
