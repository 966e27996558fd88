package xcm.transport.btls;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xcm.addr.Host;
import xcm.attr.AttributeException;
import xcm.attr.AttributeGetter;
import xcm.attr.AttributeTreeBuilder;
import xcm.attr.AttributeValue;
import xcm.attr.NameList;
import xcm.transport.btls.credential.Item;
import xcm.transport.btls.credential.Source;

/**
 * Declares the attributes that say how TLS is to be done, of a connection or a server. What they mean is in the
 * {@link xcm.transport.btls package}.
 */
final class TlsAttributes {
    static final String PEER_NAMES = "tls.peer_names";
    private static final String HANDSHAKE_TIMEOUT = "tls.handshake_timeout";

    private final TlsSettings settings;
    private final BooleanSupplier changeable;

    /**
     * Makes them.
     *
     * @param settings where the values are
     * @param changeable whether they can be set now
     */
    TlsAttributes(TlsSettings settings, BooleanSupplier changeable) {
        this.settings = settings;
        this.changeable = changeable;
    }

    /**
     * Declares all, in the order in which they are listed.
     *
     * @param names reads {@code tls.peer_names}
     */
    void declare(AttributeTreeBuilder tree, AttributeGetter<String> names) {
        flag(tree, "tls.client", () -> settings.client, value -> settings.client = value);
        flag(tree, "tls.auth", () -> settings.auth, value -> settings.auth = value);
        flag(tree, "tls.12.enabled", () -> settings.version12, value -> settings.version12 = value);
        text(tree, "tls.12.ciphers", () -> settings.ciphers12, value -> settings.ciphers12 = value);
        flag(tree, "tls.13.enabled", () -> settings.version13, value -> settings.version13 = value);
        text(tree, "tls.13.ciphers", () -> settings.ciphers13, value -> settings.ciphers13 = value);
        tree.writeOnly("tls.groups", AttributeValue.Text.class, value -> {
            requireChangeable("tls.groups");
            settings.groups = Optional.of(value.value());
        });
        flag(tree, "tls.check_crl", () -> settings.checkRevocation, value -> settings.checkRevocation = value);
        flag(tree, "tls.check_time", () -> settings.checkTime, value -> settings.checkTime = value);
        flag(tree, "tls.verify_peer_name", () -> settings.verifyPeerName, value -> settings.verifyPeerName = value);
        tree.text(PEER_NAMES, names, this::setPeerNames);
        for (var item : Item.values()) {
            var name = name(item) + "_file";
            tree.text(name, () -> file(item), value -> setSource(name, item, new Source.File(value)));
        }
        for (var item : Item.values()) {
            var name = name(item);
            if (item == Item.KEY) {
                tree.writeOnly(name, AttributeValue.Binary.class, value -> setValue(name, item, value.value()));
            } else {
                tree.binary(name, () -> value(item), value -> setValue(name, item, value));
            }
        }
        tree.real(HANDSHAKE_TIMEOUT, () -> settings.handshakeTimeout, this::setHandshakeTimeout);
    }

    private static String name(Item item) {
        return "tls." + item.base();
    }

    private void requireChangeable(String name) throws AttributeException {
        if (!changeable.getAsBoolean()) {
            throw AttributeException.access(name, "it can only be chosen before the connection is made");
        }
    }

    private void flag(AttributeTreeBuilder tree, String name, BooleanSupplier getter, Consumer<Boolean> setter) {
        tree.bool(name, getter::getAsBoolean, value -> {
            requireChangeable(name);
            setter.accept(value);
        });
    }

    private void text(AttributeTreeBuilder tree, String name, Supplier<String> getter, Consumer<String> setter) {
        tree.text(name, getter::get, value -> {
            requireChangeable(name);
            setter.accept(value);
        });
    }

    /** Reads the names that were set. */
    String peerNames() throws AttributeException {
        if (settings.peerNames.isEmpty()) {
            throw AttributeException.notFound(PEER_NAMES, "none are set, and the peer is not known yet");
        }
        return new NameList(settings.peerNames).toString();
    }

    private void setPeerNames(String text) throws AttributeException {
        requireChangeable(PEER_NAMES);
        List<String> names = NameList.parse(text).names();
        for (var name : names) {
            if (!Host.isDnsName(name)) {
                throw AttributeException.invalid(PEER_NAMES, "\"" + name + "\" is no DNS name");
            }
        }
        settings.setPeerNames(names);
    }

    private void setHandshakeTimeout(double seconds) throws AttributeException {
        requireChangeable(HANDSHAKE_TIMEOUT);
        if (!(seconds >= 0)) {
            throw AttributeException.invalid(HANDSHAKE_TIMEOUT, seconds + " is not a number of seconds, 0 or more");
        }
        settings.handshakeTimeout = seconds;
    }

    // ---- credentials: the file and the value of one are one setting

    private void setSource(String name, Item item, Source source) throws AttributeException {
        requireChangeable(name);
        settings.setSource(item, source);
    }

    private void setValue(String name, Item item, byte[] pem) throws AttributeException {
        for (byte b : pem) {
            if (b == 0) {
                throw AttributeException.invalid(name, "PEM is text: it contains no zero byte");
            }
        }
        setSource(name, item, new Source.Value(pem));
    }

    private String file(Item item) throws AttributeException {
        if (settings.sources.of(item) instanceof Source.File file) {
            return file.path();
        }
        throw AttributeException.notFound(name(item) + "_file", "it does not come from a file");
    }

    private byte[] value(Item item) throws AttributeException {
        if (settings.sources.of(item) instanceof Source.Value value) {
            return value.pem();
        }
        throw AttributeException.notFound(name(item), "it was not given by value");
    }
}
