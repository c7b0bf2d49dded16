package dev.headroom.dashboard.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks the password of the one user there is, and refuses to look at it while the caller's address must wait. */
final class ThrottledLogin implements AuthenticationProvider {

    static final String ADMIN = "admin";

    private final Credentials credentials;
    private final PasswordEncoder encoder;
    private final LoginAttempts attempts;

    ThrottledLogin(Credentials credentials, PasswordEncoder encoder, LoginAttempts attempts) {
        this.credentials = credentials;
        this.encoder = encoder;
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String address = login.getDetails() instanceof WebAuthenticationDetails web
                ? String.valueOf(web.getRemoteAddress())
                : "unknown";
        if (attempts.mustWait(address)) {
            throw new LockedException("too many tries");
        }
        boolean matches = encoder.matches(String.valueOf(login.getCredentials()), credentials.passwordHash());
        if (!matches || !ADMIN.equals(login.getName())) {
            attempts.failed(address);
            throw new BadCredentialsException("wrong user or password");
        }
        attempts.succeeded(address);
        return UsernamePasswordAuthenticationToken.authenticated(
                ADMIN, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
