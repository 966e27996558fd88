package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.Choice;
import xcm.test.hotplug.TransportBundle;

/** Of two bundles with the same transport one serves. */
public class ChoiceIT extends InFelix {
    @Test
    public void shouldUseTheHigherRankingOneWhenUxHasARival() throws Exception {
        ux().higherRankingWins();
    }

    @Test
    public void shouldUseTheLowerRankingOneOnlyWhenUxIsStopped() throws Exception {
        ux().lowerRankingTakesOver();
    }

    @Test
    public void shouldUseTheOlderOneWhenUxHasARivalOfEqualRanking() throws Exception {
        ux().olderWinsOfEquals();
    }

    @Test
    public void shouldFollowTheRankingWhenThatOfUxIsChanged() throws Exception {
        ux().rankingChangesAtRunTime();
    }

    @Test
    public void shouldUseTheHigherRankingOneWhenTcpHasARival() throws Exception {
        tcp().higherRankingWins();
    }

    @Test
    public void shouldUseTheLowerRankingOneOnlyWhenTcpIsStopped() throws Exception {
        tcp().lowerRankingTakesOver();
    }

    @Test
    public void shouldUseTheOlderOneWhenTcpHasARivalOfEqualRanking() throws Exception {
        tcp().olderWinsOfEquals();
    }

    @Test
    public void shouldFollowTheRankingWhenThatOfTcpIsChanged() throws Exception {
        tcp().rankingChangesAtRunTime();
    }

    @Test
    public void shouldUseTheHigherRankingOneWhenBtlsHasARival() throws Exception {
        btls().higherRankingWins();
    }

    @Test
    public void shouldUseTheLowerRankingOneOnlyWhenBtlsIsStopped() throws Exception {
        btls().lowerRankingTakesOver();
    }

    @Test
    public void shouldUseTheOlderOneWhenBtlsHasARivalOfEqualRanking() throws Exception {
        btls().olderWinsOfEquals();
    }

    @Test
    public void shouldFollowTheRankingWhenThatOfBtlsIsChanged() throws Exception {
        btls().rankingChangesAtRunTime();
    }

    @Test
    public void shouldUseTheHigherRankingOneWhenTlsHasARival() throws Exception {
        tls().higherRankingWins();
    }

    @Test
    public void shouldUseTheLowerRankingOneOnlyWhenTlsIsStopped() throws Exception {
        tls().lowerRankingTakesOver();
    }

    @Test
    public void shouldUseTheOlderOneWhenTlsHasARivalOfEqualRanking() throws Exception {
        tls().olderWinsOfEquals();
    }

    @Test
    public void shouldFollowTheRankingWhenThatOfTlsIsChanged() throws Exception {
        tls().rankingChangesAtRunTime();
    }

    @Test
    public void shouldUseTheHigherRankingOneWhenUtlsHasARival() throws Exception {
        utls().higherRankingWins();
    }

    @Test
    public void shouldUseTheOlderOneWhenUtlsHasARivalOfEqualRanking() throws Exception {
        utls().olderWinsOfEquals();
    }

    private Choice ux() {
        return new Choice(container(), TransportBundle.UX);
    }

    private Choice tcp() {
        return new Choice(container(), TransportBundle.TCP);
    }

    private Choice btls() {
        return new Choice(container(), TransportBundle.BTLS);
    }

    private Choice tls() {
        return new Choice(container(), TransportBundle.TLS);
    }

    private Choice utls() {
        return new Choice(container(), TransportBundle.UTLS);
    }
}
