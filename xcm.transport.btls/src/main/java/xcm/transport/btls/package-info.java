/**
 * The transport {@code btls}: a stream of bytes over TLS 1.2 or 1.3 (RFC 5246, RFC 8446), over {@code btcp}.
 *
 * <p>From an address to a connection: a {@link xcm.transport.btls.Preparation} takes the
 * {@link xcm.transport.btls.TlsSettings} that the attributes have set, loads the credentials that they name, and makes an engine
 * of an {@link xcm.transport.btls.Plan}. A {@link xcm.transport.btls.Session} then has the engine speak on the stream:
 *
 * <pre>
 * send                                  receive
 *   | data                                ^ data
 * Session    handshake, end             Session
 *   |                                     |
 * Outbound   wrap                       Inbound    unwrap
 *   | records                             ^ records
 * the stream below, btcp
 * </pre>
 *
 * <p>The engine asks a {@link xcm.transport.btls.PeerJudge} about the peer, which asks the
 * {@link xcm.transport.btls.trust.Verifier}.
 *
 * <h2>Where the engine decides</h2>
 *
 * <ul>
 * <li>The JDK's hello offers session tickets up to TLS 1.2, and stapled answers about revocation; neither can be switched off
 *     for one engine. No session is ever resumed, and no staple is looked at. A server sends no ticket of TLS 1.3.
 * <li>Handshake messages have up to 32 KiB, and chains up to 10 certificates (8 from a client).
 * <li>A peer that wants to negotiate anew (TLS 1.2) is refused by EPROTO.
 * <li>A peer whose certificate is refused is told certificate_unknown, whatever was wrong; the exception here says it.
 * <li>Before Java 20 the groups in tls.groups are preferred in an order of the JDK's own.
 * <li>Up to Java 25 one handshake in some hundreds fails in TLS 1.3 with a group ffdhe: the JDK drops leading zeros of the
 *     secret (JDK-8328046).
 * </ul>
 *
 * <h2>Attributes</h2>
 *
 * <p>Those that configure can be set before a connection is made, and on a server at any time, for whom it accepts then.
 *
 * <table>
 * <caption>Attributes of TLS</caption>
 * <tr><th>name</th><th>type, default</th><th>meaning</th></tr>
 * <tr><td>tls.client</td><td>bool, true if it connects</td><td>this end speaks first</td></tr>
 * <tr><td>tls.auth</td><td>bool, true</td><td>the peer has to prove who it is</td></tr>
 * <tr><td>tls.12.enabled, tls.13.enabled</td><td>bool, true</td><td>the versions; at least one</td></tr>
 * <tr><td>tls.12.ciphers, tls.13.ciphers</td><td>str</td><td>cipher suites, IANA names with colons between, the preferred
 *     first; the client's order decides</td></tr>
 * <tr><td>tls.groups</td><td>str, those of the engine; write only</td><td>groups for the key exchange, such as
 *     {@code X25519:P-256}</td></tr>
 * <tr><td>tls.check_crl</td><td>bool, false</td><td>every certificate of the peer's chain has to be in order by a revocation
 *     list of its issuer</td></tr>
 * <tr><td>tls.check_time</td><td>bool, true</td><td>certificates and revocation lists have to be within their time</td></tr>
 * <tr><td>tls.verify_peer_name</td><td>bool, false</td><td>the peer has to have one of the names in tls.peer_names, or that of the
 *     address</td></tr>
 * <tr><td>tls.peer_names</td><td>str</td><td>DNS names with colons between; once established, those of the peer</td></tr>
 * <tr><td>tls.cert, tls.key, tls.tc, tls.crl</td><td>bin</td><td>own certificate and chain, own key (write only), trusted
 *     certificates, revocation lists: PEM</td></tr>
 * <tr><td>tls.cert_file, ...</td><td>str</td><td>the same by file; the default is in the directory XCM_TLS_CERT</td></tr>
 * <tr><td>tls.handshake_timeout</td><td>double, 0</td><td>seconds that the whole handshake may take once the stream is
 *     established, or it fails by ETIMEDOUT; 0 or infinity for as long as it likes, EINVAL if negative or NaN. The reference
 *     implementation has no such limit</td></tr>
 * <tr><td>tls.version, tls.cipher</td><td>str, read only</td><td>what was negotiated</td></tr>
 * <tr><td>tls.peer_subject_key_id</td><td>bin, read only</td><td>the key identifier in the peer's certificate</td></tr>
 * <tr><td>tls.peer.cert.subject.cn, tls.peer.cert.san.dns[], .emails[], .dirs[].cn</td><td>str, read only</td>
 *     <td>names in the peer's certificate</td></tr>
 * </table>
 */
package xcm.transport.btls;
