package dev.headroom.alerts.rulebook;

import java.net.URI;

/** Where a shipped rule's page stands: what it means, what to look at and what to do. */
public final class Runbook {

    private Runbook() {}

    /** The dashboard shows the pages itself, so that the link works where the internet does not. */
    public static URI of(String rule, URI publicUrl) {
        String base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/runbooks/" + rule);
    }
}
