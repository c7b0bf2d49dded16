package dev.headroom.collector.discovery.dns;

import dev.headroom.collector.discovery.SourceDefinition.DnsType;
import dev.headroom.collector.discovery.SourceFailure;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Asks a name server for records, over UDP and, where the answer is cut, over TCP. Search domains of the system do not
 * apply: names are meant whole.
 *
 * @param address {@code host:port}; absent means those the system is set up with
 */
record NameServer(Optional<String> address) {

    private static final String FIRST_TRY_MILLIS = "2000";
    private static final String TRIES = "3";

    /** The records' texts; empty when the name exists without any, or does not exist. */
    @SuppressWarnings(
            "BanJNDI") // the factory is fixed and only asks for the texts of records: no object is made of them
    List<String> records(String name, DnsType type) throws SourceFailure {
        try {
            DirContext context = new InitialDirContext(environment());
            try {
                return values(
                        context.getAttributes(name, new String[] {type.name()}).get(type.name()));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException _) {
            return List.of();
        } catch (NamingException e) {
            throw new SourceFailure("the name server gives no answer about " + name + " (" + e.getMessage() + ")");
        }
    }

    /** The old collection is what the naming interface takes. */
    @SuppressWarnings("JdkObsolete")
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(
                Context.PROVIDER_URL, address.map(server -> "dns://" + server).orElse("dns:"));
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_TRY_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return environment;
    }

    private static List<String> values(Attribute attribute) throws NamingException {
        List<String> values = new ArrayList<>();
        if (attribute != null) {
            NamingEnumeration<?> all = attribute.getAll();
            while (all.hasMore()) {
                values.add(String.valueOf(all.next()));
            }
        }
        return values;
    }
}
