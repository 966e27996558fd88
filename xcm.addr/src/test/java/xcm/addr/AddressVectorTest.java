package xcm.addr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AddressVectorTest {

    static List<AddressVector> vectors() throws IOException {
        return AddressVector.all();
    }

    static List<AddressVector> validVectors() throws IOException {
        return vectors().stream().filter(AddressVector::valid).toList();
    }

    static List<AddressVector> invalidVectors() throws IOException {
        return vectors().stream().filter(vector -> !vector.valid()).toList();
    }

    @Test
    void shouldExpandEveryLineWhenLoaded() throws IOException {
        assertEquals(
                List.of(622, 262, 360),
                List.of(
                        vectors().size(),
                        validVectors().size(),
                        invalidVectors().size()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldAgreeOnValidityWhenAsked(AddressVector vector) {
        assertEquals(vector.valid(), Address.isValid(vector.text()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldFindTransportWhenCommonRulesAreKept(AddressVector vector) throws AddressException {
        if (vector.transport().isPresent()) {
            assertEquals(vector.transport().get(), Address.transportOf(vector.text()));
        } else {
            assertThrows(AddressException.class, () -> Address.transportOf(vector.text()));
        }
    }

    @ParameterizedTest
    @MethodSource("validVectors")
    void shouldParseToPartsWhenValid(AddressVector vector) throws AddressException {
        Address address = Address.parse(vector.text());
        assertEquals(vector.transport().orElseThrow(), address.transport());
        assertEquals(vector.parsed(), parts(address, vector.parsed().get(1)));
    }

    @ParameterizedTest
    @MethodSource("validVectors")
    void shouldParseToEqualValueWhenPrinted(AddressVector vector) throws AddressException {
        Address address = Address.parse(vector.text());
        Address again = Address.parse(address.toString());
        assertEquals(address, again);
        assertEquals(address.hashCode(), again.hashCode());
        assertEquals(address.toString(), again.toString());
    }

    @ParameterizedTest
    @MethodSource("invalidVectors")
    void shouldThrowWhenInvalid(AddressVector vector) {
        AddressException e = assertThrows(AddressException.class, () -> Address.parse(vector.text()));
        assertTrue(e.getMessage().matches("address \"[^\\p{Cntrl}]*\": .+; accepted: .+"), e.getMessage());
    }

    /** Describes an address as the last columns do; a dot there stands for the text that was given. */
    private static List<String> parts(Address address, String expected) {
        if (address instanceof UnixAddress unix) {
            String given = address.toString().substring(address.transport().length() + 1);
            assertEquals(given, unix.name());
            return List.of("unix", expected.equals(".") ? "." : unix.name());
        }
        NetworkAddress network = (NetworkAddress) address;
        Host host = network.host();
        String kind = host instanceof Host.Ipv4 ? "ip4" : host instanceof Host.Ipv6 ? "ip6" : "name";
        return List.of(kind, expected.equals(".") ? "." : host.toString(), Integer.toString(network.port()));
    }
}
