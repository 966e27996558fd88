package xcm.bench;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Does, by the JDK's providers, what TLS does with a certificate's key, or with a record, and nothing else: the floor of
 * whatever has its cryptography by the JDK.
 */
final class Crypto implements Exchange {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int NONCE_LENGTH = 12; // RFC 8446 5.3
    private static final int TAG_LENGTH = 16;
    private static final int HEADER_LENGTH = 5; // of a record, authenticated, RFC 8446 5.2

    private final Work work;
    private final byte[][] messages;
    private final byte[][] signatures;
    private final PrivateKey key = Credentials.NEAR.key();
    private final PublicKey publicKey = Credentials.NEAR.certificate().getPublicKey();
    private final Signature signature = Signature.getInstance(SIGNATURE);
    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final SecretKey secret = new SecretKeySpec(new byte[32], "AES");
    private final byte[] header = new byte[HEADER_LENGTH];
    private final byte[] nonce = new byte[NONCE_LENGTH];
    private final byte[] sealed;
    private long sequence;
    private int last;

    Crypto(Work work, Payload payload) throws GeneralSecurityException {
        this.work = work;
        messages = payload.arrays();
        signatures = new byte[messages.length][];
        sealed = new byte[payload.size() + TAG_LENGTH];
        for (int i = 0; i < messages.length && work == Work.VERIFY; i++) {
            sign(i);
        }
    }

    @Override
    public void run(int count) throws GeneralSecurityException {
        for (int i = 0, index = 0; i < count; i++, index = index + 1 == messages.length ? 0 : index + 1) {
            switch (work) {
                case SIGN -> sign(index);
                case VERIFY -> verify(index);
                default -> seal(index);
            }
            last = index;
        }
    }

    private void sign(int index) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(messages[index]);
        signatures[index] = signature.sign();
    }

    private void verify(int index) throws GeneralSecurityException {
        signature.initVerify(publicKey);
        signature.update(messages[index]);
        if (!signature.verify(signatures[index])) {
            throw new GeneralSecurityException("a signature does not fit");
        }
    }

    private void seal(int index) throws GeneralSecurityException {
        sequence++;
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NONCE_LENGTH - 1 - i] = (byte) (sequence >> (i * Byte.SIZE));
        }
        cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        cipher.doFinal(messages[index], 0, messages[index].length, sealed, 0);
    }

    /** Returns the message that was done last, once what was made of it proves to be right. */
    @Override
    public byte[] last() {
        try {
            if (work == Work.SEAL) {
                cipher.init(Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
                cipher.updateAAD(header);
                return cipher.doFinal(sealed);
            }
            verify(last);
            return Arrays.copyOf(messages[last], messages[last].length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
