package xcm.bench;

import java.io.IOException;

/** Sends a batch of messages by one call, and then receives them. */
final class Batches implements Exchange {
    private final Ports ports;

    Batches(Ports ports) {
        this.ports = ports;
    }

    @Override
    public void run(int count) throws IOException {
        for (int left = count; left > 0; left -= Work.BATCH) {
            batch(Math.min(left, Work.BATCH));
        }
    }

    private void batch(int count) throws IOException {
        int sent = 0;
        int received = 0;
        while (received < count) {
            if (sent < count) {
                sent += ports.near().sendMany(sent, count - sent);
            } else {
                ports.near().flush();
            }
            received += ports.far().receiveMany(count - received);
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
