/**
 * What the test suite of the reference implementation checks of TCP and of host names, and where it is checked here. What
 * all transports share is checked by the inherited contract; what those over TCP share on a network, by {@code NetworkTest}
 * and {@code HiccupTest}, whose contracts are named here.
 *
 * <table>
 * <caption>Tests of the reference implementation</caption>
 * <tr><th>reference</th><th>here</th></tr>
 * <tr><td>xcm: basic (attributes of TCP)</td>
 *     <td>{@code AttributesTest.shouldHaveDefaults, .shouldListAttributesInOrder}</td></tr>
 * <tr><td>xcm: full_listen_queue_doesnt_block_connect</td>
 *     <td>{@code EstablishmentTest.shouldNotBlockWhenQueueOfServerIsFull}</td></tr>
 * <tr><td>xcm: non_established_non_blocking_connect</td>
 *     <td>{@code ConnectContract.shouldGoOnConnectingUntilPacketsPass}</td></tr>
 * <tr><td>xcm: relay</td>
 *     <td>{@code EstablishmentTest.shouldCarryAllBytesWhenPeerTakesFewAtATime}</td></tr>
 * <tr><td>xcm_net: net_ns_switch</td>
 *     <td>{@code NameTest.shouldConnectInNamespaceOfCallWhenThreadMovesDuringLookUp}</td></tr>
 * <tr><td>xcm_net: tcp_dead_peer_detection</td>
 *     <td>{@code DeadPeerContract.shouldTimeOutWhenPeerIsLost}</td></tr>
 * <tr><td>xcm_net: tcp_keepalive_attr</td>
 *     <td>{@code DeadPeerContract.shouldDetectLossOnceKeepaliveIsTurnedOn}</td></tr>
 * <tr><td>xcm_net: tcp_net_hiccup</td>
 *     <td>{@code HiccupContract.shouldSurviveShortOutageAndTimeOutInLongOne}</td></tr>
 * <tr><td>xcm_net: dscp_marking</td>
 *     <td>{@code DscpContract.shouldMarkAllPacketsWhenConnected}</td></tr>
 * <tr><td>xcm_net: lossy_network</td>
 *     <td>{@code LossyLinkContract.shouldCarryEverythingInOrderWhenPacketsAreLost}</td></tr>
 * <tr><td>xcm_net: bind_to_source_addr</td>
 *     <td>{@code SourceAddressContract.shouldUseSourceAddressWhenItIsChosen}</td></tr>
 * <tr><td>xcm_net: ipv6_link_local</td>
 *     <td>{@code SourceAddressContract.shouldConnectByLinkLocalAddressWhenScopeIsGiven}</td></tr>
 * <tr><td>xcm_net: disallow_link_local_on_ipv4</td>
 *     <td>{@code SourceAddressContract.shouldRejectScopeWhenAddressIsIpv4}</td></tr>
 * <tr><td>xcm_net: disallow_bind_on_accept</td>
 *     <td>{@code SourceAddressTest.shouldRefuseSourceAddressWhenAccepting}</td></tr>
 * <tr><td>xcm_net: tcp_dynamic_port_allocation</td>
 *     <td>{@code LoopbackTest.shouldCarryBytesWhenConnected}</td></tr>
 * <tr><td>xcm_dns: dns (unknown names, closing during the look-up, own name)</td>
 *     <td>{@code ConnectContract.shouldFailWhenNamesAreNotFound,
 *     NameTest.shouldServeAndBindByName, EstablishmentTest.shouldCloseDuringLookUp}</td></tr>
 * <tr><td>xcm_dns: dns_algorithm_smoke_test</td>
 *     <td>{@code NameTest.shouldTryOneAddressOnlyWhenAlgorithmIsSingle, AttributesTest.shouldRejectUnknownAlgorithm}</td></tr>
 * <tr><td>xcm_dns: dns_multiple_address_probing</td>
 *     <td>{@code NameTest.shouldReachServerOnAnyAddressWhenAlgorithmTriesAll, .shouldPreferIpv6WhenEyeballsAreHappy}</td></tr>
 * <tr><td>xcm_dns: tcp_dns_timeout, btcp_dns_timeout</td>
 *     <td>{@code ConnectContract.shouldFailWhenNamesAreNotFound}</td></tr>
 * <tr><td>xcm_dns: tcp_connect_timeout</td><td>{@code NameTest.shouldTimeOutAttempts}</td></tr>
 * </table>
 *
 * <h2>Defects of the reference implementation, and the tests of what was meant</h2>
 *
 * <table>
 * <caption>Intended behaviour</caption>
 * <tr><th>reference</th><th>meant, and proven by</th></tr>
 * <tr><td>a server name that cannot be resolved hangs</td>
 *     <td>ENOENT within 10 s: {@code ConnectContract.shouldFailWhenNamesAreNotFound}</td></tr>
 * <tr><td>tcp.user_timeout set while connecting is not applied</td>
 *     <td>it is: {@code EstablishmentTest.shouldApplyOptionsThatAreSetWhileConnecting}</td></tr>
 * <tr><td>without IPv6 in the kernel no connect works</td>
 *     <td>IPv4 does: {@code RaceTest.shouldConnectByOtherFamilyWhenKernelLacksOne}</td></tr>
 * <tr><td>without ipv6.scope the scope 0xffffffff is used</td>
 *     <td>0 is: {@code SourceAddressContract.shouldFailWhenLinkLocalAddressHasNoScope}</td></tr>
 * </table>
 */
package xcm.transport.tcp;
