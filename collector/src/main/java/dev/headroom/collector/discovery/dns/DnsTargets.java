package dev.headroom.collector.discovery.dns;

import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceDefinition.DnsType;
import dev.headroom.collector.discovery.SourceFailure;
import dev.headroom.collector.discovery.TargetGroup;
import dev.headroom.collector.discovery.TargetSource;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks the names up, each time all of them. A name that cannot be looked up keeps its last records, one that has none
 * has no targets. Addresses are asked of the system's resolver, hosts file and search domains included, unless a server
 * is given.
 */
public final class DnsTargets implements TargetSource {

    private final SourceDefinition.Dns definition;
    private final NameServer server;
    private final Map<String, List<TargetGroup>> lastGood = new HashMap<>();

    public DnsTargets(SourceDefinition.Dns definition) {
        this.definition = definition;
        this.server = new NameServer(definition.server());
    }

    @Override
    public Listing list() throws SourceFailure {
        List<TargetGroup> groups = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String name : definition.names()) {
            try {
                List<TargetGroup> now = groups(name);
                lastGood.put(name, now);
                if (now.isEmpty()) {
                    warnings.add("The name " + name + " has no " + definition.type() + " records.");
                }
            } catch (SourceFailure e) {
                if (definition.names().size() == 1) {
                    throw e;
                }
                String consequence = lastGood.containsKey(name) ? "; its last records stay in use." : ".";
                warnings.add("The name " + name + " cannot be looked up: " + e.getMessage() + consequence);
            }
            groups.addAll(lastGood.getOrDefault(name, List.of()));
        }
        return new Listing(groups, warnings);
    }

    private List<TargetGroup> groups(String name) throws SourceFailure {
        if (definition.type() == DnsType.SRV) {
            List<TargetGroup> groups = new ArrayList<>();
            for (String record :
                    server.records(name, DnsType.SRV).stream().sorted().toList()) {
                groups.add(ofService(name, record));
            }
            return groups;
        }
        int port = definition.port().orElseThrow();
        return addresses(name).stream()
                .sorted()
                .map(address -> new TargetGroup(List.of(address + ":" + port), Map.of("__meta_dns_name", name)))
                .toList();
    }

    /** A record reads {@code priority weight port target.}. */
    private static TargetGroup ofService(String name, String record) throws SourceFailure {
        String[] parts = record.split(" ", -1);
        if (parts.length != 4) {
            throw new SourceFailure("the SRV record of " + name + " cannot be read");
        }
        String host = parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
        return new TargetGroup(
                List.of(host + ":" + parts[2]),
                Map.of(
                        "__meta_dns_name", name,
                        "__meta_dns_srv_record_target", parts[3],
                        "__meta_dns_srv_record_port", parts[2]));
    }

    private List<String> addresses(String name) throws SourceFailure {
        if (definition.server().isPresent()) {
            return server.records(name, definition.type()).stream()
                    .map(address -> address.contains(":") ? "[" + address + "]" : address)
                    .toList();
        }
        try {
            List<String> addresses = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(name)) {
                if (definition.type() == DnsType.A && address instanceof Inet4Address) {
                    addresses.add(address.getHostAddress());
                } else if (definition.type() == DnsType.AAAA && address instanceof Inet6Address) {
                    addresses.add("[" + address.getHostAddress().replaceAll("%.*", "") + "]");
                }
            }
            return addresses;
        } catch (UnknownHostException e) {
            return absent(name, e);
        }
    }

    /** The system tells a name that does not exist from a resolver that does not answer only by its words. */
    private static List<String> absent(String name, UnknownHostException e) throws SourceFailure {
        String words = String.valueOf(e.getMessage());
        if (words.contains("not known") || words.contains("No address associated")) {
            return List.of();
        }
        throw new SourceFailure("the resolver gives no answer about " + name);
    }
}
