package dev.headroom.dashboard.api;

import org.springframework.http.HttpStatus;

/** A request that gets no answer but a reason. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private Refusal(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    static Refusal badRequest(String reason) {
        return new Refusal(HttpStatus.BAD_REQUEST, reason);
    }

    static Refusal notFound(String reason) {
        return new Refusal(HttpStatus.NOT_FOUND, reason);
    }

    static Refusal conflict(String reason) {
        return new Refusal(HttpStatus.CONFLICT, reason);
    }

    static Refusal tooLarge(String reason) {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, reason);
    }

    static Refusal unavailable(String reason) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, reason);
    }

    HttpStatus status() {
        return status;
    }
}
