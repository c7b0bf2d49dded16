package dev.headroom.collector.access.http;

import dev.headroom.collector.access.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once and judges the addresses that will be dialled. A name with one refused address is refused: which
 * of them answers is not ours to choose.
 */
public final class CheckedResolver implements DnsResolver {

    /** The system's resolver knows no deadline and may try for a minute. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AddressPolicy policy;
    private final DnsResolver system;

    CheckedResolver(AddressPolicy policy, DnsResolver system) {
        this.policy = policy;
        this.system = system;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookUp(host);
        for (InetAddress address : addresses) {
            Optional<String> refusal = policy.refusal(address);
            if (refusal.isPresent()) {
                throw new Refused(host, refusal.get());
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("headroom-resolve").start(() -> {
            try {
                answer.complete(system.resolve(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (ExecutionException | TimeoutException _) {
            throw new UnknownHostException(host);
        }
    }

    /** The name leads where we do not go. */
    public static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private final String host;
        private final String reason;

        Refused(String host, String reason) {
            super(host + " is " + reason);
            this.host = host;
            this.reason = reason;
        }

        public String host() {
            return host;
        }

        public String reason() {
            return reason;
        }
    }
}
