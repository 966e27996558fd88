package xcm.test.hotplug;

import java.util.ArrayList;
import java.util.List;

/** Is the traffic in transports that are not to be touched. */
final class Conversations implements AutoCloseable {
    private final List<Conversation> all = new ArrayList<>();

    /** Starts to talk over each of these transports. */
    static Conversations start(List<Scheme> schemes) throws Exception {
        var conversations = new Conversations();
        try {
            for (var scheme : schemes) {
                conversations.all.add(Conversation.start(scheme));
            }
            conversations.during("the start", () -> {});
            return conversations;
        } catch (Exception e) {
            conversations.close();
            throw e;
        }
    }

    /** Does something, and fails unless every conversation has gone on meanwhile. */
    void during(String what, Check.Operation step) throws Exception {
        var before = all.stream().map(Conversation::rounds).toList();
        step.run();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).awaitProgress(before.get(i), what);
        }
    }

    /** Ends all, also if one was disturbed, and throws that then; again and again if it is called again. */
    @Override
    public void close() {
        AssertionError failed = null;
        for (var conversation : all) {
            try {
                conversation.close();
            } catch (AssertionError e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
