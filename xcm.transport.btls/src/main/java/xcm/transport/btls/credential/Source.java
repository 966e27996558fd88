package xcm.transport.btls.credential;

import java.util.Arrays;

/** Says where one part of the credentials is to be taken from. */
public sealed interface Source permits Source.Unset, Source.File, Source.Value {
    /** Nothing was said. */
    Source UNSET = new Unset();

    /** Is what nothing was said of. */
    record Unset() implements Source {}

    /**
     * Is a file, which is looked at whenever a connection or a server is made.
     *
     * @param path its path, relative to the working directory of the process unless it begins with a slash
     */
    record File(String path) implements Source {}

    /**
     * Is the content itself.
     *
     * @param pem blocks of PEM
     */
    record Value(byte[] pem) implements Source {
        /** Keep a copy of the content. */
        public Value {
            pem = pem.clone();
        }

        /** Give a copy of the content. */
        @Override
        public byte[] pem() {
            return pem.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Value value && Arrays.equals(pem, value.pem);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(pem);
        }

        /** Say how long the content is; it may be a private key. */
        @Override
        public String toString() {
            return "Value[" + pem.length + " bytes]";
        }
    }
}
