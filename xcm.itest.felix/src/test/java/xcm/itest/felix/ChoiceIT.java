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

    private Choice ux() {
        return new Choice(container(), TransportBundle.UX);
    }

    private Choice tcp() {
        return new Choice(container(), TransportBundle.TCP);
    }
}
