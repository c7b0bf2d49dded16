package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Optional;

/** What a reader chose for this browser. Kept in a cookie for a year, so that the first paint is already right. */
enum Preference {
    LANGUAGE("headroom-language"),
    THEME("headroom-theme");

    private final String cookie;

    Preference(String cookie) {
        this.cookie = cookie;
    }

    Optional<String> chosen(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(candidate -> candidate.getName().equals(cookie))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Remembers the value; with {@code reload} the page starts again with it. */
    void choose(UI ui, String value, boolean reload) {
        ui.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax';"
                                + "if ($2) location.reload();",
                        cookie,
                        value,
                        reload);
    }
}
