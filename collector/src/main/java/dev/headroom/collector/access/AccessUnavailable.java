package dev.headroom.collector.access;

import java.io.IOException;

/** Credentials or certificates cannot be had; the message is a clause that names the file and no secret. */
public final class AccessUnavailable extends IOException {
    private static final long serialVersionUID = 1L;

    public AccessUnavailable(String message) {
        super(message);
    }
}
