package dev.headroom.dashboard.api;

import org.springframework.http.HttpStatus;

/** A request that gets no answer but a reason. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private Refusal(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    public static Refusal badRequest(String reason) {
        return new Refusal(HttpStatus.BAD_REQUEST, reason);
    }

    public static Refusal notFound(String reason) {
        return new Refusal(HttpStatus.NOT_FOUND, reason);
    }

    public static Refusal conflict(String reason) {
        return new Refusal(HttpStatus.CONFLICT, reason);
    }

    public static Refusal tooLarge(String reason) {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, reason);
    }

    public static Refusal unavailable(String reason) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, reason);
    }

    HttpStatus status() {
        return status;
    }
}
