package xcm.test.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Answers DNS questions (RFC 1035) in a namespace, on 127.0.0.53: for {@code late...} with an address after a second, for
 * {@code no...} that there is no such name, and for all else never.
 */
public final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int TYPE_A = 1;

    private final byte[] address;
    private final DatagramSocket socket;

    /** Begins to serve; {@code late...} has an address. */
    public NameServer(Namespace namespace, String address) throws Exception {
        this.address = InetAddress.getByName(address).getAddress();
        this.socket = namespace.in(() -> new DatagramSocket(53, InetAddress.getByName("127.0.0.53")));
        namespace.etc("resolv.conf", "nameserver 127.0.0.53\n");
        var thread = new Thread(this::serve, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                answer(packet);
            }
        } catch (IOException e) {
            socket.close(); // the end
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        var question = ByteBuffer.wrap(Arrays.copyOf(packet.getData(), packet.getLength()));
        int label = question.get(HEADER);
        var name = new String(question.array(), HEADER + 1, label, StandardCharsets.US_ASCII);
        int end = HEADER;
        while (question.get(end) != 0) {
            end += question.get(end) + 1;
        }
        int type = question.getShort(end + 1);
        var answer = ByteBuffer.allocate(512);
        answer.put(question.array(), 0, end + 5).putInt(8, 0); // no authority, no additional records
        if (name.startsWith("late")) {
            answer.putShort(2, (short) 0x8180); // response, recursion desired and available
            if (type == TYPE_A) {
                answer.putShort(6, (short) 1);
                answer.putShort((short) (0xc000 | HEADER))
                        .putShort((short) TYPE_A)
                        .putShort((short) 1);
                answer.putInt(0).putShort((short) address.length).put(address);
            }
        } else if (name.startsWith("no")) {
            answer.putShort(2, (short) 0x8183); // NXDOMAIN
        } else {
            return;
        }
        var reply = new DatagramPacket(answer.array(), answer.position(), packet.getSocketAddress());
        if (name.startsWith("late")) {
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> send(reply));
        } else {
            socket.send(reply);
        }
    }

    private void send(DatagramPacket reply) {
        try {
            socket.send(reply);
        } catch (IOException e) {
            socket.close(); // the end
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
