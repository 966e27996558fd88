package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xcm.api.XcmException;
import xcm.ca.Issued;
import xcm.linux.Errno;

/** Is about ends that find something wrong with the other's certificate: who learns of it when, and how. */
@Timeout(60)
class JudgementTest {
    private static final String ALERT =
            "alert ((certificate (unknown|expired|revoked))|unknown ca|(bad|unsupported) certificate)";

    @RegisterExtension
    final Meeting meeting = new Meeting();

    static Stream<Arguments> cases() {
        return Stream.of(Flaw.values())
                .flatMap(flaw -> Stream.of(Version.values()).map(version -> Arguments.of(flaw, version)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldRefuseTheServerAndSayWhyWhenItIsFlawed(Flaw flaw, Version version) throws Exception {
        var issued = flaw.issue();
        var foreign = meeting.opensslServer(Party.trusting(Party.ROOT, issued), version.option);
        int port = Meeting.portOf(foreign);
        var ours = Meeting.all(flaw.looking(Party.any(), issued));
        assertSays(flaw, Talk.failure(Errno.EPROTO, () -> meeting.connect(port, ours)));
        foreign.await(ALERT);
        var away = meeting.connect(port, flaw.lookingAway(Party.any(), issued));
        new Talk(away, foreign).exchange();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldRefuseTheClientAndSayWhyWhenItIsFlawed(Flaw flaw, Version version) throws Exception {
        var issued = flaw.issue();
        var server = meeting.serve(flaw.looking(Party.any(), issued));
        var flawed = Party.trusting(Party.ROOT, issued);
        var client = meeting.opensslClient(flawed, Meeting.port(server), version.option);
        assertSays(flaw, Talk.failure(Errno.EPROTO, server::accept));
        client.await(ALERT);
        meeting.withClient(flawed, Meeting.all(flaw.lookingAway(Party.any(), issued)), version.option)
                .exchange();
    }

    private static void assertSays(Flaw flaw, XcmException failure) {
        assertTrue(Pattern.compile(flaw.message).matcher(failure.getMessage()).find(), failure::getMessage);
        assertTrue(failure.getMessage().contains("the peer's certificate"), failure::getMessage);
    }

    // ---- the other way round

    /** Lists what OpenSSL finds wrong with ours, and the alert by which it says so (RFC 8446 6.2). */
    private enum Finding {
        STRANGER(Flaw.STRANGER, "unknown_ca"),
        EXPIRED(Flaw.EXPIRED, "certificate_expired"),
        NOT_YET_VALID(Flaw.NOT_YET_VALID, "bad_certificate"),
        REVOKED(Flaw.REVOKED, "certificate_revoked"),
        ISSUER_REVOKED(Flaw.ISSUER_REVOKED, "certificate_revoked"),
        NO_LIST(Flaw.NO_LIST, "unknown_ca"),
        WRONG_USAGE(Flaw.WRONG_USAGE, "unsupported_certificate"),
        WRONG_NAME(Flaw.WRONG_NAME, "bad_certificate");

        private final Flaw flaw;
        private final String alert;

        Finding(Flaw flaw, String alert) {
            this.flaw = flaw;
            this.alert = alert;
        }
    }

    static Stream<Arguments> findings() {
        return Stream.of(Finding.values())
                .flatMap(finding -> Stream.of(Version.values()).map(version -> Arguments.of(finding, version)));
    }

    private static String[] options(Finding finding, Version version, String... more) {
        var options = new ArrayList<>(List.of(version.option, "-verify_return_error"));
        options.addAll(List.of(more));
        switch (finding) {
            case REVOKED, ISSUER_REVOKED, NO_LIST -> options.add("-crl_check_all");
            case WRONG_NAME -> options.addAll(List.of("-verify_hostname", "other.example"));
            default -> {}
        }
        return options.toArray(String[]::new);
    }

    /** Returns OpenSSL, which takes revocation lists from where it takes whom it trusts. */
    private static Party openssl(Finding finding, Issued issued) {
        var trusted = Flaw.root().certificatePem() + finding.flaw.lists(issued);
        return new Party(Party.any().issued(), trusted, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("findings")
    void shouldTellTheAlertWhenTheClientRefusesOurServer(Finding finding, Version version) throws Exception {
        var issued = finding.flaw.issue();
        var server = meeting.serve(new Party(issued, Party.any().trustedPem(), Optional.empty()).attributes());
        var client = meeting.opensslClient(openssl(finding, issued), Meeting.port(server), options(finding, version));
        var failure = Talk.failure(Errno.EPROTO, server::accept);
        assertTrue(failure.getMessage().contains(finding.alert), failure::getMessage);
        client.await("verify failed");
    }

    /**
     * In TLS 1.3 the client is done before the server has looked at its certificate: it learns of that only afterwards.
     */
    @ParameterizedTest
    @MethodSource("findings")
    void shouldTellTheAlertWhenTheServerRefusesOurClient(Finding finding, Version version) throws Exception {
        var issued = finding.flaw.issue();
        var foreign = meeting.opensslServer(openssl(finding, issued), options(finding, version, "-Verify", "3"));
        int port = Meeting.portOf(foreign);
        var ours = Meeting.all(Party.trusting(Party.ROOT, issued).attributes());
        var failure = version == Version.TLS12
                ? Talk.failure(Errno.EPROTO, () -> meeting.connect(port, ours))
                : new Talk(meeting.connect(port, ours), foreign).failToHear(Errno.EPROTO);
        assertTrue(failure.getMessage().contains(finding.alert), failure::getMessage);
        foreign.await("verify failed");
    }
}
