package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.Outlook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest outlook of each service; everything else fits in memory. */
final class KeptInMemory implements OutlookStore {
    private final Map<ServiceName, Outlook> newest = new HashMap<>();

    @Override
    public Optional<Outlook> latest(ServiceName service) {
        return Optional.ofNullable(newest.get(service));
    }

    @Override
    public void save(Outlook outlook) {
        newest.put(outlook.service(), outlook);
    }

    @Override
    public List<Integer> needsSince(ServiceName service, Instant since) {
        return List.of();
    }

    @Override
    public List<Integer> askedSince(ServiceName service, Instant since) {
        return List.of();
    }

    @Override
    public List<Past> of(ServiceName service, Instant since, Instant now) {
        return List.of();
    }

    @Override
    public void forgetPointsBefore(ServiceName service, Instant time) {
        // there are none
    }
}
