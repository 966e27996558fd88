package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.Alternatives;

/** The transport utls goes with what a socket of it is settled on. */
public class AlternativesIT extends InFelix {
    @Test
    public void shouldServeByTlsWhenUxIsNotThere() throws Exception {
        alternatives().servesByTlsWithoutUx();
    }

    @Test
    public void shouldEndOnlyWhatIsSettledOnUxWhenUxIsStopped() throws Exception {
        alternatives().goesWithUxOnlyIfSettledOnIt();
    }

    @Test
    public void shouldEndOnlyWhatIsSettledOnTlsWhenWhatThatIsBuiltOnIsStopped() throws Exception {
        alternatives().goesWithTlsOnlyIfSettledOnIt();
    }

    private Alternatives alternatives() {
        return new Alternatives(container());
    }
}
