package xcm.bench;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Is TLS in Netty's way, by one of its engines: a handler before all others. The engines are not told who the peer is, and so
 * resume no session.
 *
 * @param near makes the handlers of the connecting end
 * @param far makes those of the accepting end
 */
record NettyTls(SslContext near, SslContext far) {
    static NettyTls of(SslProvider engine) throws SSLException, GeneralSecurityException {
        var near = SslContextBuilder.forClient().keyManager(Credentials.NEAR.key(), Credentials.NEAR.certificate());
        var far = SslContextBuilder.forServer(Credentials.FAR.key(), Credentials.FAR.certificate())
                .clientAuth(ClientAuth.REQUIRE);
        return new NettyTls(build(near, engine), build(far, engine));
    }

    private static SslContext build(SslContextBuilder builder, SslProvider engine) throws SSLException {
        if (engine == SslProvider.JDK) {
            builder.ciphers(List.of(Credentials.CIPHER)); // BoringSSL does as it likes
        }
        return builder.sslProvider(engine)
                .protocols(Credentials.VERSION)
                .trustManager(Credentials.NEAR.trusted())
                .build();
    }

    /** Adds a handler to a channel; returns it, as it tells when the handshake is done. */
    SslHandler addTo(Channel channel, boolean isFar) {
        var handler = (isFar ? far : near).newHandler(channel.alloc());
        channel.pipeline().addLast(handler);
        return handler;
    }
}
