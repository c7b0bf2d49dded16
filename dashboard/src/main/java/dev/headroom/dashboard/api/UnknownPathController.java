package dev.headroom.dashboard.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths under the API that nobody answers; without this the dashboard would, with a page and status 200. */
@Hidden
@RestController
final class UnknownPathController {

    @RequestMapping("/api/**")
    ProblemDetail unknown(HttpServletRequest request) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "Nothing is at " + request.getRequestURI() + "; see /api/v1/openapi.json.");
    }
}
