/**
 * What the test suite of the reference implementation checks of addresses, and where it is checked here.
 *
 * <table>
 * <caption>Tests of the reference implementation</caption>
 * <tr><th>reference</th><th>here</th></tr>
 * <tr><td>addr: supported</td>
 *     <td>{@code AddressVectorTest.shouldAgreeOnValidityWhenAsked}; what is deployed is asked of the registry</td></tr>
 * <tr><td>addr: proto_parse</td>
 *     <td>{@code AddressVectorTest.shouldFindTransportWhenCommonRulesAreKept}</td></tr>
 * <tr><td>addr: parse_tcp, _sctp, _utls, _tls, _btcp, _btls</td>
 *     <td>{@code AddressVectorTest.shouldParseToPartsWhenValid, .shouldThrowWhenInvalid,
 *     AddressTest.shouldRejectWhenTransportIsNotTheOneAskedFor, .shouldGiveHostBytesInNetworkOrderWhenParsed}</td></tr>
 * <tr><td>addr: parse_ux, parse_uxf</td>
 *     <td>{@code AddressVectorTest.shouldParseToPartsWhenValid, AddressTest.shouldRejectWhenUnixTransportIsNotTheOneAskedFor}</td></tr>
 * <tr><td>addr: make_* of the IP transports</td>
 *     <td>{@code AddressTest.shouldPrintWhenMadeOfParts, AddressVectorTest.shouldParseToEqualValueWhenPrinted}</td></tr>
 * <tr><td>addr: make_ux, make_uxf</td>
 *     <td>{@code AddressTest.shouldPrintUnixNamesWhenMadeOfParts, .shouldRejectPartsWhenNoTextCouldHoldThem}</td></tr>
 * <tr><td>addr: compat parse and make (IP only, IPv4 only)</td>
 *     <td>{@code AddressTest.shouldParseIpWhenHostIsOne, .shouldRejectWhenHostIsNotIp, .shouldParseIpv4WhenHostIsOne,
 *     .shouldRejectWhenHostIsNotIpv4}</td></tr>
 * </table>
 *
 * <p>Buffers that are too small (ENAMETOOLONG) have no counterpart: strings have room.
 */
package xcm.addr;
