package xcm.transport.btls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExplanationTest {
    @Test
    void shouldTellWhatIsWrongWithACertificateHoweverDeepItIsWrapped() {
        var cause = new SSLException("outer", new SSLException("inner", new CertificateException("it has expired")));
        assertEquals("the peer's certificate: it has expired", Explanation.of(cause));
    }

    @Test
    void shouldTellWhatTheEngineSaysWhenThatIsAll() {
        assertEquals("TLS: no common suite", Explanation.of(new SSLException("no common suite")));
        assertEquals("TLS: java.lang.IllegalStateException", Explanation.of(new IllegalStateException()));
    }

    @Test
    void shouldLetNoNameOfAPeerForgeALineOrColourIt() {
        var cause = new CertificateException("CN=a\n12:00 all is well\r\u001b[31m\u0085\u2028\u2029\0: it has expired");
        assertEquals("the peer's certificate: CN=a?12:00 all is well??[31m????: it has expired", Explanation.of(cause));
    }
}
