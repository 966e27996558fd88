package xcm.addr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds the parser with noise: anything but an address or an AddressException fails the test. */
@Timeout(60)
class AddressTotalityTest {

    private static final String PIECES = "::::[[]]**..00112349afFxX+-_%/\\ \t\n\0\u007fåé€\ud83d\ude00\ud800\udc00";
    private static final int ROUNDS = 40_000;

    @Test
    void shouldReturnOrRejectWhenTextIsRandom() {
        Random random = new Random(1);
        String[] starts = {"", "tcp:", "tls:[", "utls:*", "sctp:1.2.3.", "btcp:[::", "ux:", "uxf:", "foo:"};
        int valid = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
            int length = random.nextInt(random.nextInt(50) == 0 ? 700 : 12);
            while (length-- > 0) {
                text.append(random.nextInt(20) == 0 ? (char) random.nextInt(0x10000) : piece(random));
            }
            valid += parses(text.toString()) ? 1 : 0;
        }
        assertTrue(valid > ROUNDS / 100 && valid < ROUNDS / 2, valid + " valid");
    }

    @Test
    void shouldReturnOrRejectWhenValidTextIsMutated() throws IOException {
        Random random = new Random(2);
        List<String> texts = AddressVector.all().stream()
                .filter(AddressVector::valid)
                .map(AddressVector::text)
                .toList();
        int valid = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
                mutate(text, random);
            }
            valid += parses(text.toString()) ? 1 : 0;
        }
        assertTrue(valid > ROUNDS / 10 && valid < ROUNDS * 9 / 10, valid + " valid");
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, piece(random));
            case 1 -> text.delete(at, at + 1 + random.nextInt(3));
            case 2 -> text.insert(at, text.substring(random.nextInt(text.length() + 1)));
            default -> text.replace(at, Math.min(at + 1, text.length()), String.valueOf(piece(random)));
        }
    }

    private static char piece(Random random) {
        return PIECES.charAt(random.nextInt(PIECES.length()));
    }

    /** Parses one text; a valid one must keep its meaning when printed. */
    private static boolean parses(String text) {
        try {
            Address address = Address.parse(text);
            assertTrue(Address.isValid(text));
            assertEquals(address, Address.parse(address.toString()), text);
            assertEquals(address.transport(), Address.transportOf(text));
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
