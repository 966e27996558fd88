package xcm.itest.felix;

import javax.inject.Inject;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import xcm.test.hotplug.Choice;
import xcm.test.hotplug.TransportBundle;

/** Of two bundles with the same transport one serves. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ChoiceIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] felix() {
        return Felix.withAllBundles();
    }

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
        return new Choice(Felix.container(context), TransportBundle.UX);
    }

    private Choice tcp() {
        return new Choice(Felix.container(context), TransportBundle.TCP);
    }
}
