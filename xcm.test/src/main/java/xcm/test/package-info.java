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
 *  |   |                                                            utls
 *  |   +- UnixContract           Names, Endings, Foreigners           ux, uxf
 *  |   +- FramedTcpContract      Frames, Foreigners, EstablishingTcp  tcp
 *  |   +- FramedTlsContract      the same, and Endings                tls
 *  +- StreamContract             Bytes
 *      +- PlainTcpContract       EstablishingTcp                      btcp
 *      +- PlainTlsContract       the same, Foreigners and Endings     btls
 *
 * TlsHandshakeContract           Trust, Authentication, Versions, Revocation, Names, Credentials, Roles, Peers, Failures,
 *                                Timeouts, Rotation, Relayed, Namespaces: between btls and btls, tls and tls, tls and utls
 * </pre>
 *
 * <p>Each test ends with the check that no descriptor, thread or socket file is left. The errors of all operations in all
 * situations, by transport, are one table: {@code errors.txt}; a new transport adds its column.
 *
 * <h2>What the test suite of the reference implementation checks, and where it is checked here</h2>
 *
 * <p>What concerns the network is in {@link xcm.test.network}, for all that is built on TCP: {@code tcp} and {@code btcp},
 * {@code tls}, {@code btls}, and {@code utls} between hosts. The addresses of a name, and which of them is connected to, are
 * tested beside the transports of TCP.
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
 * <tr><td>xcm: non_established_non_blocking_connect</td>
 *     <td>{@code network.ConnectContract.shouldGoOn..., TcpEstablishingContract}</td></tr>
 * <tr><td>xcm: garbled_tcp_input</td><td>{@code FrameContract.shouldFailOnlyByEproto...}</td></tr>
 * <tr><td>xcm: null_close</td><td>{@code RequestContract.shouldDoNothingMore..., .shouldThrow...}</td></tr>
 * <tr><td>xcm: garbled_tcp_input (tls)</td>
 *     <td>{@code TlsFailureContract.shouldFailOnlyThePeerWhenGarbageComes}, the same of frames</td></tr>
 * <tr><td>xcm: relay (tls)</td><td>{@code TlsRelayContract}</td></tr>
 * <tr><td>xcm_net: tcp/tls_dead_peer_detection, _keepalive_attr</td><td>{@code network.DeadPeerContract}</td></tr>
 * <tr><td>xcm_net: tcp/tls_net_hiccup</td><td>{@code network.HiccupContract}</td></tr>
 * <tr><td>xcm_net: dscp_marking, lossy_network</td>
 *     <td>{@code network.DscpContract, network.LossyLinkContract}</td></tr>
 * <tr><td>xcm_tls: non_blocking_non_orderly_tls_close</td><td>{@code TlsEndingContract}</td></tr>
 * <tr><td>xcm_tls: garbled_tls_input, tls_multi_record_message</td><td>{@code FrameContract}, with a foreign TLS</td></tr>
 * <tr><td>xcm_tls: tls_wrong_cert_directory, _missing_certificate, _certificate_and_key_mismatch,
 *     _key_and_certificates_mixed_up, _zero_sized_credential, _invalid_credential_values, _credentials_by_value</td>
 *     <td>{@code TlsCredentialsContract}</td></tr>
 * <tr><td>xcm_tls: tls_shared_leaf, _shared_root_ca, _different_root_ca, _one_way_mistrust, _sub_ca,
 *     _no_root_but_trusted_sub_ca, _big_bundle, _multiple_ca_same_subject, leaf and ca not yet valid or expired,
 *     _local_leaf_validity_ignored, _disable_expiration_doesnt_disable_auth, _extended_key_usage</td>
 *     <td>{@code TlsTrustContract}</td></tr>
 * <tr><td>xcm_tls: tls_partial_env_var_fallback, _per_namespace_cert, _per_namespace_cert_thread</td>
 *     <td>{@code TlsNamespaceContract}</td></tr>
 * <tr><td>xcm_tls: tls_auth_conf, _auth_disabled_no_longer_requires_tc, _accept_attrs_override_server_attrs</td>
 *     <td>{@code TlsAuthenticationContract}</td></tr>
 * <tr><td>xcm_tls: tls_13_disabled, _common_and_no_common_version, _1_2/1_3_common_and_no_common_cipher,
 *     _common_and_no_common_curve, reject_invalid_ciphers, tls_default_ciphers, _version, _cipher</td>
 *     <td>{@code TlsVersionsContract}</td></tr>
 * <tr><td>xcm_tls: tls_crl_reject_revoked_leaf, _intermediate, tls_missing/empty/invalid_crl,
 *     _zero_revocations_crl, _detect_crl_changes</td><td>{@code TlsRevocationContract}</td></tr>
 * <tr><td>xcm_tls: tls_name_verification, _invalid_name_verification_conf</td><td>{@code TlsNamesContract}</td></tr>
 * <tr><td>xcm_tls: tls_role_reversal</td><td>{@code TlsRolesContract}</td></tr>
 * <tr><td>xcm_tls: tls_detect_cert_dir_env_var_changes</td><td>none: the environment of a JVM does not change</td></tr>
 * <tr><td>xcm_tls: tls_detect_changes_to_cert_files, _change_cert_files_like_crazy</td>
 *     <td>{@code TlsRotationContract}</td></tr>
 * <tr><td>xcm_tls: tls_get_peer_names, _peer_subject_key_id, _subject_alternative_names</td>
 *     <td>{@code TlsPeerContract}</td></tr>
 * <tr><td>xcm_tls: what each handshake there checks</td><td>{@code TlsContract.meet}, for each pair of transports</td></tr>
 * <tr><td>xcm_tls: utls_tls_fallback</td><td>the handshakes of utls; {@code HalvesTest.shouldBeTlsWhenOnlyTlsIsServed} of
 *     utls</td></tr>
 * <tr><td>xcm_tls: utls_remote_addr, serialized_utls_unique_ux_names_with_ns</td><td>{@code HalvesTest.shouldBeUx...,
 *     .shouldNotReachAServerInAnotherNetworkNamespace} of utls</td></tr>
 * <tr><td>further: a refusal in TLS 1.3 that comes after the client's first message</td>
 *     <td>{@code TlsFailureContract.shouldLearnOfTheRefusal...}</td></tr>
 * <tr><td>xcm_ux: long_ux_names, long_uxf_names</td><td>{@code UnixNamesContract.shouldCarryMessagesWhenTheName...,
 *     .shouldRefuseTheName...}</td></tr>
 * <tr><td>xcm_ux: uxf_empty_addrs, ux_autobound_addrs</td><td>{@code UnixNamesContract.shouldTellTheName...}</td></tr>
 * <tr><td>xcm_ux: ux_credless_connect, uxf_credless_connect</td>
 *     <td>{@code UnixForeignersContract.shouldExchangeMessagesWhenTheClientIsPython...}</td></tr>
 * <tr><td>xcm_ux: uxf_existing_socket_file, uxf_existing_non_socket_file</td>
 *     <td>{@code UnixNamesContract.shouldFindTheAddressInUse...}</td></tr>
 * <tr><td>xcm_net: disallow_bind_on_accept</td><td>errors "accept: local address, then none"</td></tr>
 * <tr><td>xcm_net: bind_to_source_addr</td><td>{@code network.SourceAddressContract.shouldUse...}, errors "connect: local
 *     address ...", "set: local address ..."</td></tr>
 * <tr><td>xcm_net: ipv6_link_local, disallow_link_local_on_ipv4</td><td>{@code network.SourceAddressContract}</td></tr>
 * <tr><td>xcm_net: net_ns_switch</td><td>{@code NameTest} of TCP</td></tr>
 * <tr><td>xcm_net: tcp/tls/utls_dynamic_port_allocation</td><td>every test of TCP: its servers are on port 0</td></tr>
 * <tr><td>xcm_net: utls_dynamic_local_is_unix</td>
 *     <td>{@code HalvesTest.shouldBeUxAtBothEnds...} of utls</td></tr>
 * <tr><td>xcm_dns: dns (unknown names, closing during the look-up), tcp/btcp/tls/btls/utls_dns_timeout</td>
 *     <td>{@code network.ConnectContract.shouldFailWhenNamesAreNotFound}</td></tr>
 * <tr><td>xcm_dns: dns_algorithm_smoke_test, dns_multiple_address_probing</td><td>{@code NameTest} of TCP</td></tr>
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
