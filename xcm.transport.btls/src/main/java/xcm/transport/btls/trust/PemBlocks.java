package xcm.transport.btls.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Walks over the blocks of PEM text, up to the first NUL. */
final class PemBlocks {
    private final PemReader reader;

    PemBlocks(byte[] text) {
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        var input = new ByteArrayInputStream(text, 0, length);
        reader = new PemReader(new InputStreamReader(input, ISO_8859_1));
    }

    /**
     * Returns the next block of one of the kinds, or nothing at the end of the text.
     *
     * @throws CredentialException a block on the way is not well formed
     */
    @SuppressWarnings("UnusedException") // its text could be that of a private key
    Optional<PemObject> next(Set<String> kinds) throws CredentialException {
        try {
            while (!atEnd()) {
                // Nothing is read here also when a line only looks like the begin of a block: then there may be more.
                PemObject block = reader.readPemObject();
                if (block != null && kinds.contains(block.getType())) {
                    return Optional.of(block);
                }
            }
            return Optional.empty();
        } catch (IOException | DecoderException e) {
            throw new CredentialException("a PEM block is damaged: it has no end line, or is not in base 64");
        }
    }

    private boolean atEnd() throws IOException {
        reader.mark(1);
        boolean end = reader.read() < 0;
        if (!end) {
            reader.reset();
        }
        return end;
    }
}
