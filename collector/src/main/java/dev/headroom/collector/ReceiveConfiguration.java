package dev.headroom.collector;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.UserDialects;
import dev.headroom.collector.ingest.Ingest;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.IntakeLimits;
import dev.headroom.collector.receive.Outlet;
import dev.headroom.collector.receive.otlp.OtlpReceiver;
import dev.headroom.collector.receive.remotewrite.RemoteWriteReceiver;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.storage.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What takes metrics that others push; their rows go the way of scraped ones. */
@Configuration(proxyBeanMethods = false)
class ReceiveConfiguration {

    @Bean(initMethod = "start", destroyMethod = "close")
    Intake intake(
            Ingest ingest, Retention retention, ScrapeSettings settings, MeterRegistry registry, InstantSource clock) {
        DialectCatalog dialects = new UserDialects(settings.dialects()).load().catalog();
        IntakeLimits limits = IntakeLimits.keeping(retention.raw());
        return new Intake(limits, dialects, new ToIngest(ingest), registry, clock);
    }

    @Bean
    OtlpReceiver otlpReceiver(Intake intake) {
        return new OtlpReceiver(intake);
    }

    @Bean
    RemoteWriteReceiver remoteWriteReceiver(Intake intake) {
        return new RemoteWriteReceiver(intake);
    }

    private record ToIngest(Ingest ingest) implements Outlet {
        @Override
        public boolean hasRoom() {
            return ingest.hasRoom();
        }

        @Override
        public void accept(SampleBatch batch) {
            ingest.accept(batch);
        }
    }
}
