package dev.parley.auth.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The refresh token of a browser: no script reads it, no other site sends it, and only the paths here get it. */
final class RefreshCookie {
    private static final String NAME = "parley_refresh";

    private RefreshCookie() {}

    static @Nullable String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> NAME.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    static void set(OpenSession session, HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(session.refreshToken(), session.refreshWithin(), request));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie("", Duration.ZERO, request));
    }

    /** TLS ends before the gateway, which says so. */
    private static boolean isSecure(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return forwarded == null ? request.isSecure() : "https".equalsIgnoreCase(forwarded.split(",", 2)[0].strip());
    }

    private static Cookie cookie(String value, Duration maxAge, HttpServletRequest request) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/v1/auth");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Strict");
        cookie.setSecure(isSecure(request));
        cookie.setMaxAge(Math.toIntExact(maxAge.toSeconds()));
        return cookie;
    }
}
