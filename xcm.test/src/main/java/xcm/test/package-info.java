/**
 * The contract that every transport has to keep, written once: tests as main code, inherited by each transport's tests.
 *
 * <p>A transport is described by a {@link xcm.test.TransportUnderTest}, and its tests are classes such as
 *
 * <pre>{@code
 * class TcpContractTest extends FramedTcpContract {
 *     TcpContractTest() {
 *         super(new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1"));
 *     }
 * }
 * }</pre>
 *
 * <pre>
 * TransportContract              Requests, Attributes, Counters, Errors, Allocation, Transfer, Serving, Establishing,
 *  |                             Readiness, Batches, Blocking, Pollers, Processes
 *  +- MessagingContract          Messages
 *  |   +- UnixContract           Names, Endings, Foreigners           ux, uxf
 *  |   +- FramedTcpContract      Frames, Foreigners, EstablishingTcp  tcp
 *  +- StreamContract             Bytes
 *      +- PlainTcpContract       EstablishingTcp                      btcp
 * </pre>
 *
 * <p>Each test ends with the check that no descriptor, thread or socket file is left. The errors of all operations in all
 * situations, by transport, are one table: {@code errors.txt}; a new transport adds its column.
 *
 * <h2>What the test suite of the reference implementation checks, and where it is checked here</h2>
 *
 * <p>What concerns name lookup, network namespaces and the loss of packets is tested beside the transports of TCP; the
 * transports that are not named here have tests of their own for what is special about them.
 *
 * <table>
 * <caption>Tests of the reference implementation</caption>
 * <tr><th>reference</th><th>here</th></tr>
 * <tr><td>each test: no leaked descriptors</td><td>{@code Footprint}, at the end of each test</td></tr>
 * <tr><td>xcm: basic</td><td>{@code RequestContract, AttributeContract, CounterContract, TcpEstablishingContract
 *     .shouldHaveTheDefaultsWhenNothingIsSaid}</td></tr>
 * <tr><td>xcm: bulk_transfer</td><td>{@code TransferContract.shouldDeliverEachByte...}</td></tr>
 * <tr><td>xcm: async_server</td><td>{@code PollerContract.shouldEcho..., ReadinessContract.shouldEcho...,
 *     ManyConnectionsTest, BatchContract, ServingContract.shouldAcceptAllInTheEnd...}</td></tr>
 * <tr><td>xcm: forking_server</td><td>none: a JVM does not fork</td></tr>
 * <tr><td>xcm: nonexistent_attr, invalid_attr</td><td>errors "... unknown attribute", "... malformed ...";
 *     {@code AttributeContract.shouldRefuseWhatIsMalformed...}</td></tr>
 * <tr><td>xcm: invalid_generic_attr_type, invalid_tp_attr_type</td><td>errors "connect: ... of a wrong type"</td></tr>
 * <tr><td>xcm: backpressure_with_slow_server</td><td>{@code MessageContract.shouldLoseAndReorderNothing...,
 *     TransferContract, BatchContract.shouldTakeAPart...}</td></tr>
 * <tr><td>xcm: full_listen_queue_doesnt_block_connect</td><td>{@code ServingContract.shouldNotWait...}</td></tr>
 * <tr><td>xcm: ops_on_closed_connections</td><td>errors "peer closed: ...";
 *     {@code RequestContract.shouldBeReady..., .shouldFailTheSameWay...}</td></tr>
 * <tr><td>xcm: relay</td><td>{@code TcpForeignersContract.shouldExchangeMessagesWhenTheServerIsPythonAndCutsFrames...,
 *     FrameContract}</td></tr>
 * <tr><td>xcm: server_socket_address_immediate_reuse</td><td>{@code ServingContract.shouldServeAnAddressAgain...}</td></tr>
 * <tr><td>xcm: multiple_server_sockets_on_the_same_address</td>
 *     <td>{@code ServingContract.shouldRefuseASecondServer...}</td></tr>
 * <tr><td>xcm: non_blocking_connect_with_finish, _lazy</td><td>{@code EstablishingContract}</td></tr>
 * <tr><td>xcm: unresponsive_server_doesnt_block_nonblocking_connect</td>
 *     <td>{@code EstablishingContract.shouldNotWaitWhenTheServerNeverAccepts}</td></tr>
 * <tr><td>xcm: invalid_service</td><td>errors "... service ..."; {@code StreamBytesContract.shouldBeRefused...}</td></tr>
 * <tr><td>xcm: unknown_proto</td><td>errors "... unknown transport", "... in capitals"</td></tr>
 * <tr><td>xcm: invalid_await_and_fd_argument</td><td>errors "await: ...", "fd: ..."</td></tr>
 * <tr><td>xcm: invalid_address</td><td>errors "... malformed address";
 *     {@code AttributeContract.shouldRefuseWhatIsMalformed...}</td></tr>
 * <tr><td>xcm: connection_refused</td><td>errors "connect: nobody listens"; {@code EstablishingContract}</td></tr>
 * <tr><td>xcm: undersized_receive_buffer</td><td>{@code MessageContract.shouldDiscardTheRest...}</td></tr>
 * <tr><td>xcm: oversized_send, zerosized_send</td><td>errors "send: ..."; {@code MessageContract.shouldRefuse...,
 *     StreamBytesContract.shouldDoNothing...}</td></tr>
 * <tr><td>xcm: non_established_non_blocking_connect</td><td>{@code TcpEstablishingContract}</td></tr>
 * <tr><td>xcm: garbled_tcp_input</td><td>{@code FrameContract.shouldFailOnlyByEproto...}</td></tr>
 * <tr><td>xcm: null_close</td><td>{@code RequestContract.shouldDoNothingMore..., .shouldThrow...}</td></tr>
 * <tr><td>xcm_ux: long_ux_names, long_uxf_names</td><td>{@code UnixNamesContract.shouldCarryMessagesWhenTheName...,
 *     .shouldRefuseTheName...}</td></tr>
 * <tr><td>xcm_ux: uxf_empty_addrs, ux_autobound_addrs</td><td>{@code UnixNamesContract.shouldTellTheName...}</td></tr>
 * <tr><td>xcm_ux: ux_credless_connect, uxf_credless_connect</td>
 *     <td>{@code UnixForeignersContract.shouldExchangeMessagesWhenTheClientIsPython...}</td></tr>
 * <tr><td>xcm_ux: uxf_existing_socket_file, uxf_existing_non_socket_file</td>
 *     <td>{@code UnixNamesContract.shouldFindTheAddressInUse...}</td></tr>
 * <tr><td>xcm_net: disallow_bind_on_accept</td><td>errors "accept: local address, then none"</td></tr>
 * <tr><td>xcm_net: bind_to_source_addr</td><td>errors "connect: local address ...", "set: local address ..."</td></tr>
 * <tr><td>xcm_net: tcp_dynamic_port_allocation</td><td>every test of TCP: its servers are on port 0</td></tr>
 * <tr><td>xcm_dns: tcp_connect_timeout</td><td>{@code TcpEstablishingContract.shouldFailForEver...}</td></tr>
 * <tr><td>python: fd exhaustion</td><td>{@code ProcessContract.shouldTellThatNoDescriptorIsLeft...}</td></tr>
 * <tr><td>python: connect_flags, echo, error mapping</td><td>{@code AttributeContract, RequestContract}, errors</td></tr>
 * <tr><td>python: garbage collection closes</td><td>none: sockets are closed by who opens them</td></tr>
 * </table>
 *
 * <h2>Defects of the reference implementation, and the tests of what was meant</h2>
 *
 * <table>
 * <caption>Intended behaviour</caption>
 * <tr><th>reference</th><th>meant, and proven by</th></tr>
 * <tr><td>accept with xcm.blocking = true on a non-blocking server aborts</td><td>gives a blocking connection:
 *     {@code AttributeContract.shouldGiveABlockingConnectionWhenANonBlockingServerIsToldSo}</td></tr>
 * <tr><td>receive without room on a byte stream closes the connection</td><td>changes nothing:
 *     {@code StreamBytesContract.shouldKeepTheBytesAndStayOpenWhenTheBufferHasNoRoom}</td></tr>
 * <tr><td>a bad frame header is told again only after more bytes came, and the descriptor is not ready</td><td>at once, and
 *     it is: {@code FrameContract.shouldFailAtOnceAndForEver..., .shouldFailAtOnceWhenAHeaderIsBadAndCallsAreBlocking}</td></tr>
 * <tr><td>a frame of no length is the end of the stream, once more bytes came</td><td>EPROTO at once: the same, and errors
 *     "frame of no length"</td></tr>
 * <tr><td>a path of more than 64 components corrupts memory</td><td>EINVAL: errors "get: 65 components"</td></tr>
 * <tr><td>an empty message cannot be told from the end when received without room</td><td>0 and -1:
 *     {@code MessageContract.shouldDiscardTheMessage..., .shouldTellTheEnd...}</td></tr>
 * </table>
 */
package xcm.test;
