package dev.headroom.alerts.http;

import dev.headroom.collector.access.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks a receiver's name up before anything is sent there (F33): clouds answer on link-local addresses with credentials.
 * The JVM keeps the answer for half a minute, so the client that dials next dials what was checked. Written in decimals,
 * in hexadecimals or inside an IPv6 address, an address is the same address.
 */
final class CheckedHost {

    private CheckedHost() {}

    /** Why nothing must be sent there; empty when it may. A name that is not found is left to who dials. */
    static Optional<String> refusal(String host, Duration deadline) throws InterruptedException {
        CompletableFuture<InetAddress[]> lookedUp = new CompletableFuture<>();
        Thread.ofVirtual().name("alert-lookup").start(() -> {
            try {
                lookedUp.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException _) {
                lookedUp.complete(new InetAddress[0]);
            }
        });
        try {
            return Arrays.stream(lookedUp.get(deadline.toMillis(), TimeUnit.MILLISECONDS))
                    .flatMap(address -> AddressPolicy.OPERATOR.refusal(address).stream())
                    .findFirst();
        } catch (TimeoutException | ExecutionException _) {
            return Optional.of("a name that could not be looked up within " + deadline.toSeconds() + " s");
        }
    }
}
