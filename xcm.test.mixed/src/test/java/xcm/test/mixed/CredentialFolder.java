package xcm.test.mixed;

import java.nio.file.Path;
import java.util.List;
import xcm.attr.AttributeMap;

/** Names the files in a folder of credentials. */
final class CredentialFolder {
    private CredentialFolder() {}

    /** Returns the attributes of a socket that takes its credentials from there. */
    static AttributeMap attributes(Path folder) {
        var attributes = AttributeMap.builder();
        for (var item : List.of("cert", "key", "tc")) {
            attributes.add(
                    "tls." + item + "_file", folder.resolve(item + ".pem").toString());
        }
        return attributes.build();
    }
}
