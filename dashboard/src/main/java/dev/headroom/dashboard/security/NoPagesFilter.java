package dev.headroom.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** In a process without the role web nothing is found but its own health and what collectors are sent. */
final class NoPagesFilter extends OncePerRequestFilter {

    private static final List<String> OPEN = List.of("/actuator", "/v1/metrics", "/api/v1/write");

    private final ProblemAnswer problem = new ProblemAnswer();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        problem.notFound(response, "This process does not have the role web.");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OPEN.stream().anyMatch(path -> request.getRequestURI().startsWith(path));
    }
}
