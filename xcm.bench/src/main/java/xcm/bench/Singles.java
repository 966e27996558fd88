package xcm.bench;

import java.io.IOException;

/** Sends as many messages as a batch has, by a call each, and then receives them by a call each. */
final class Singles implements Exchange {
    private final Ports ports;

    Singles(Ports ports, Payload payload) {
        this.ports = ports;
        if (payload.count() < Work.BATCH) {
            throw new IllegalArgumentException("too large for a batch: " + payload.size());
        }
    }

    @Override
    public void run(int count) throws IOException {
        for (int left = count; left > 0; left -= Work.BATCH) {
            burst(Math.min(left, Work.BATCH));
        }
    }

    private void burst(int count) throws IOException {
        var near = ports.near();
        var far = ports.far();
        int received = 0;
        for (int sent = 0; sent < count; ) {
            if (near.send(sent)) {
                sent++;
            } else if (far.receive()) {
                received++;
            }
        }
        while (received < count) {
            if (far.receive()) {
                received++;
            } else {
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
