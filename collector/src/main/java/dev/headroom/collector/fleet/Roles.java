package dev.headroom.collector.fleet;

import java.util.EnumSet;
import java.util.Set;

/** What this process does of all that there is to do. Takes part in nothing that is not among its roles. */
public record Roles(Set<Role> taken) {
    public static final Roles ALL = new Roles(EnumSet.allOf(Role.class));

    public Roles {
        taken = Set.copyOf(taken);
        if (taken.isEmpty()) {
            throw new IllegalArgumentException("roles must name at least one role");
        }
    }

    public boolean include(Role role) {
        return taken.contains(role);
    }
}
