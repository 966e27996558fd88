package xcm.transport.btls.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Asks the program openssl what it thinks of a certificate. */
final class OpensslVerify {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path directory;

    OpensslVerify(Path directory) {
        this.directory = directory;
    }

    /** Returns nothing if the certificate is fine, else what openssl says. */
    String verdict(Question question, Instant now) {
        try {
            var command = new ArrayList<>(List.of("openssl", "verify", "-auth_level", "1", "-trusted_first"));
            command.addAll(List.of("-no-CApath", "-no-CAstore"));
            command.addAll(List.of("-CAfile", certificates("tc.pem", question.anchors())));
            command.addAll(List.of("-untrusted", certificates("chain.pem", question.presented())));
            boolean server = question.rules().peer() == Rules.Peer.SERVER;
            command.addAll(List.of("-purpose", server ? "sslserver" : "sslclient"));
            // A time given would be checked whatever else is said.
            command.addAll(
                    question.rules().checkTime()
                            ? List.of("-attime", Long.toString(now.getEpochSecond()))
                            : List.of("-no_check_time"));
            if (question.rules().checkCrl()) {
                command.addAll(List.of("-crl_check", "-crl_check_all", "-CRLfile", lists(question)));
            } else {
                command.add("-partial_chain");
            }
            command.add(certificates("leaf.pem", question.presented().subList(0, 1)));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), US_ASCII);
            return process.waitFor() == 0 ? "" : output;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String certificates(String file, List<Forged> certificates) throws IOException, GeneralSecurityException {
        var text = new StringBuilder();
        for (Forged one : certificates) {
            text.append(block("CERTIFICATE", one.certificate().getEncoded()));
        }
        return Files.writeString(directory.resolve(file), text).toString();
    }

    private String lists(Question question) throws IOException, GeneralSecurityException {
        var text = new StringBuilder();
        for (var list : question.lists()) {
            text.append(block("X509 CRL", list.getEncoded()));
        }
        return Files.writeString(directory.resolve("crl.pem"), text).toString();
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
