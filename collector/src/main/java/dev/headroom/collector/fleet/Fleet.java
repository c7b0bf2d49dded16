package dev.headroom.collector.fleet;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every declared service. A service that is only seen gets the defaults. */
public final class Fleet {

    private final Map<ServiceName, ServiceDefinition> byName;

    public Fleet(List<ServiceDefinition> services) {
        byName = services.stream().collect(toUnmodifiableMap(ServiceDefinition::name, Function.identity()));
    }

    public ServiceDefinition definitionOf(ServiceName name) {
        ServiceDefinition declared = byName.get(name);
        return declared == null ? ServiceDefinition.undeclared(name) : declared;
    }

    public List<ServiceName> declared() {
        return byName.keySet().stream().sorted().toList();
    }
}
