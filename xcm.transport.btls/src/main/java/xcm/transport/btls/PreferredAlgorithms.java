package xcm.transport.btls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.jcajce.util.ProviderJcaJceHelper;

/**
 * Finds algorithms for BouncyCastle's engine: those of the JVM, and only what these lack, under the names that the engine has
 * for it, BouncyCastle's own: ChaCha20-Poly1305 and RSA-PSS.
 */
final class PreferredAlgorithms extends DefaultJcaJceHelper {
    private final JcaJceHelper others;

    /** Makes one that falls back to a provider, which need not be known to the JVM. */
    PreferredAlgorithms(Provider others) {
        this.others = new ProviderJcaJceHelper(others);
    }

    private interface Maker<T> {
        T make(String name) throws GeneralSecurityException;
    }

    private static <T> T either(Maker<T> preferred, Maker<T> other, String name) throws NoSuchAlgorithmException {
        try {
            return preferred.make(name);
        } catch (GeneralSecurityException missing) {
            try {
                return other.make(name);
            } catch (GeneralSecurityException e) {
                throw new NoSuchAlgorithmException(name, e);
            }
        }
    }

    @Override
    public Cipher createCipher(String name) throws NoSuchAlgorithmException {
        return either(super::createCipher, others::createCipher, name);
    }

    @Override
    public Mac createMac(String name) throws NoSuchAlgorithmException {
        return either(super::createMac, others::createMac, name);
    }

    @Override
    public Signature createSignature(String name) throws NoSuchAlgorithmException {
        return either(super::createSignature, others::createSignature, name);
    }

    @Override
    public AlgorithmParameters createAlgorithmParameters(String name) throws NoSuchAlgorithmException {
        return either(super::createAlgorithmParameters, others::createAlgorithmParameters, name);
    }

    @Override
    public KeyAgreement createKeyAgreement(String name) throws NoSuchAlgorithmException {
        return either(super::createKeyAgreement, others::createKeyAgreement, name);
    }

    @Override
    public KeyFactory createKeyFactory(String name) throws NoSuchAlgorithmException {
        return either(super::createKeyFactory, others::createKeyFactory, name);
    }

    @Override
    public KeyPairGenerator createKeyPairGenerator(String name) throws NoSuchAlgorithmException {
        return either(super::createKeyPairGenerator, others::createKeyPairGenerator, name);
    }
}
