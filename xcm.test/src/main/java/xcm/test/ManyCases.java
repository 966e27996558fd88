package xcm.test;

import java.nio.ByteBuffer;
import java.util.Map;
import xcm.api.XcmConnection;
import xcm.api.XcmException;

/** Is about batches. */
final class ManyCases {
    private ManyCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("send many: one is empty", s -> {
            var client = s.pair().client();
            return Outcome.of(() -> sendTwo(client, 0));
        });
        cases.put("send many: one is too large", s -> {
            var client = s.pair().client();
            int max = (int) client.attributes().getInt64("xcm.max_msg_size");
            return Outcome.of(() -> sendTwo(client, max + 1));
        });
        cases.put("send many: none", s -> {
            var client = s.pair().client();
            return Outcome.of(() -> client.sendMany(new ByteBuffer[0], 0, 0));
        });
        cases.put("send many: peer closed", s -> {
            var pair = s.pair();
            pair.accepted().close();
            Sockets.awaitNews(pair.client());
            return Outcome.ofLast(10, () -> sendTwo(pair.client(), 3))
                    + " "
                    + Outcome.of(() -> sendTwo(pair.client(), 3));
        });
        cases.put("send many: closed", s -> {
            var client = s.pair().client();
            client.close();
            return Outcome.of(() -> sendTwo(client, 3));
        });
        cases.put("receive many: nothing is there", s -> {
            var client = s.pair().client();
            return Outcome.of(() -> receiveTwo(client));
        });
        cases.put("receive many: peer closed", s -> {
            var pair = s.pair();
            pair.accepted().close();
            Sockets.awaitNews(pair.client());
            return Outcome.ofEach(() -> receiveTwo(pair.client()), () -> receiveTwo(pair.client()));
        });
        cases.put("receive many: closed", s -> {
            var client = s.pair().client();
            client.close();
            return Outcome.of(() -> receiveTwo(client));
        });
    }

    private static int sendTwo(XcmConnection connection, int lengthOfSecond) throws XcmException {
        var data = new ByteBuffer[] {Payload.text("first"), ByteBuffer.allocate(lengthOfSecond)};
        return connection.sendMany(data, 0, 2);
    }

    private static int receiveTwo(XcmConnection connection) throws XcmException {
        var buffers = new ByteBuffer[] {ByteBuffer.allocate(10), ByteBuffer.allocate(10)};
        return connection.receiveMany(buffers, 0, 2);
    }
}
