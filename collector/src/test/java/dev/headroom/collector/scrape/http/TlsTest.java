package dev.headroom.collector.scrape.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.collector.access.TlsSettings.ClientCertificate;
import dev.headroom.collector.access.http.Pem;
import dev.headroom.collector.access.http.TlsServer;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS servers whose certificate is good for {@code localhost} and {@code node.example}, and for nothing else. */
class TlsTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String PAGE = "up 1\n";

    @TempDir
    private static Path directory;

    private static Pem own;
    private static Pem client;
    private static Pem stranger;
    private static TlsServer open;
    private static TlsServer demanding;

    @BeforeAll
    static void start() throws Exception {
        own = Pem.selfSigned(directory, "server", "localhost", "node.example");
        client = Pem.selfSigned(directory, "client");
        stranger = Pem.selfSigned(directory, "stranger");
        open = TlsServer.open(own, "text/plain", PAGE);
        demanding = TlsServer.demanding(client, own, PAGE);
    }

    @AfterAll
    static void stop() {
        open.close();
        demanding.close();
    }

    private static TlsSettings trusting(Optional<ClientCertificate> shown) {
        return new TlsSettings(Optional.of(own.certificate()), shown, Optional.empty(), false);
    }

    private static Fetch fetch(URI url, TlsSettings tls) {
        try (HttpPageFetcher fetcher = new HttpPageFetcher(ScrapeSettings.of(List.of()))) {
            Access access = new Access(new Credentials.None(), Map.of(), tls);
            return fetcher.with(access).fetch(url, AMPLE, new FetchBuffers());
        }
    }

    private static ScrapeError errorOf(URI url, TlsSettings tls) {
        return ((Fetch.Failed) fetch(url, tls)).error();
    }

    @Test
    void aPageBehindAnAuthorityOfItsOwnIsRead() {
        assertThat(fetch(open.url("localhost"), trusting(Optional.empty()))).isInstanceOf(Fetch.Fetched.class);
    }

    @Test
    void F01_aCertificateForAnotherNameIsATlsFailure() {
        assertThat(errorOf(open.url("127.0.0.1"), trusting(Optional.empty())))
                .isInstanceOf(ScrapeError.TlsFailed.class);
    }

    @Test
    void F01_aCertificateNobodyVouchesForIsATlsFailure() {
        assertThat(errorOf(open.url("localhost"), TlsSettings.USUAL)).isInstanceOf(ScrapeError.TlsFailed.class);
    }

    @Test
    void theCertificateMayBeForTheNameThatIsGiven() {
        TlsSettings named =
                new TlsSettings(Optional.of(own.certificate()), Optional.empty(), Optional.of("node.example"), false);

        assertThat(fetch(open.url("127.0.0.1"), named)).isInstanceOf(Fetch.Fetched.class);
    }

    @Test
    void anyServerIsBelievedOnlyWhereTheOperatorSaysSo() {
        TlsSettings believing = new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty(), true);

        assertThat(fetch(open.url("127.0.0.1"), believing)).isInstanceOf(Fetch.Fetched.class);
    }

    @Test
    void aServerThatDemandsACertificateIsOpenedByIt() throws Exception {
        ClientCertificate shown = new ClientCertificate(client.certificate(), client.key());
        ClientCertificate oldForm = new ClientCertificate(client.certificate(), client.keyOfOldForm());

        assertThat(fetch(demanding.url("localhost"), trusting(Optional.of(shown))))
                .isInstanceOf(Fetch.Fetched.class);
        assertThat(fetch(demanding.url("localhost"), trusting(Optional.of(oldForm))))
                .isInstanceOf(Fetch.Fetched.class);
    }

    @Test
    void withoutItsCertificateOrWithAStrangersTheServerStaysClosed() {
        ClientCertificate wrong = new ClientCertificate(stranger.certificate(), stranger.key());

        assertThat(errorOf(demanding.url("localhost"), trusting(Optional.empty())))
                .isInstanceOfAny(ScrapeError.TlsFailed.class, ScrapeError.ConnectionLost.class);
        assertThat(errorOf(demanding.url("localhost"), trusting(Optional.of(wrong))))
                .isInstanceOfAny(ScrapeError.TlsFailed.class, ScrapeError.ConnectionLost.class);
    }

    @Test
    void aCertificateThatIsReplacedOnDiskIsUsedFromThenOn() throws Exception {
        Path chain = Files.copy(stranger.certificate(), directory.resolve("rolling.crt"));
        Path key = Files.copy(stranger.key(), directory.resolve("rolling.key"));
        Access access =
                new Access(new Credentials.None(), Map.of(), trusting(Optional.of(new ClientCertificate(chain, key))));
        try (HttpPageFetcher fetcher = new HttpPageFetcher(ScrapeSettings.of(List.of()))) {
            assertThat(fetcher.with(access).fetch(demanding.url("localhost"), AMPLE, new FetchBuffers()))
                    .isInstanceOf(Fetch.Failed.class);

            Files.copy(client.certificate(), chain, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(client.key(), key, StandardCopyOption.REPLACE_EXISTING);

            assertThat(fetcher.with(access).fetch(demanding.url("localhost"), AMPLE, new FetchBuffers()))
                    .isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void filesThatAreMissingOrNoCertificatesAreNamed() throws Exception {
        Path none = Files.writeString(directory.resolve("none.pem"), "hunter2 is no certificate");
        TlsSettings missing =
                new TlsSettings(Optional.of(directory.resolve("gone.pem")), Optional.empty(), Optional.empty(), false);
        TlsSettings broken = new TlsSettings(Optional.of(none), Optional.empty(), Optional.empty(), false);
        ClientCertificate mixed = new ClientCertificate(client.certificate(), none);

        assertThat(errorOf(open.url("localhost"), missing).sentence()).contains("gone.pem is missing");
        assertThat(errorOf(open.url("localhost"), broken).sentence())
                .contains("none.pem holds no certificate")
                .doesNotContain("hunter2");
        assertThat(errorOf(open.url("localhost"), trusting(Optional.of(mixed))).sentence())
                .contains("none.pem holds no private key")
                .doesNotContain("hunter2");
    }
}
