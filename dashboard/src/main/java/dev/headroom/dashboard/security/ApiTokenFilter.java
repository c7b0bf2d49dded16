package dev.headroom.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request in that carries the API token; whether others may pass is decided after it. */
final class ApiTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_HEADER = 512;

    private final Credentials credentials;
    private final SecurityContextHolderStrategy holder;

    /** The holder must be the one that the other filters of the chain read. */
    ApiTokenFilter(Credentials credentials, SecurityContextHolderStrategy holder) {
        this.credentials = credentials;
        this.holder = holder;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null
                && header.length() <= LONGEST_HEADER
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && credentials.acceptsToken(header.substring(SCHEME.length()).strip())) {
            SecurityContext context = holder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    "api", null, AuthorityUtils.createAuthorityList("ROLE_API")));
            holder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
