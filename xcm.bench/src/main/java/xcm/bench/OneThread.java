package xcm.bench;

import java.io.IOException;

/** Sends a message and receives it at the other end, in turn. */
final class OneThread implements Exchange {
    private final Ports ports;
    private final int messages;

    OneThread(Ports ports, Payload payload) {
        this.ports = ports;
        this.messages = payload.count();
    }

    @Override
    public void run(int count) throws IOException {
        var near = ports.near();
        var far = ports.far();
        for (int i = 0, index = 0; i < count; i++, index = index + 1 == messages ? 0 : index + 1) {
            if (!near.send(index)) {
                throw new IOException("no room for a single message");
            }
            while (!far.receive()) {
                near.flush();
            }
        }
    }

    @Override
    public byte[] last() {
        return ports.far().last();
    }

    @Override
    public void close() throws IOException {
        ports.close();
    }
}
