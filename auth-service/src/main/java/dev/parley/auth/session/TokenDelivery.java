package dev.parley.auth.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** How a client gets its refresh token: browsers as a cookie that no script can read, others in the body. */
public enum TokenDelivery {
    @JsonProperty("body")
    BODY {
        @Override
        public TokensResponse deliver(OpenSession session, HttpServletRequest request, HttpServletResponse response) {
            return TokensResponse.of(session, session.refreshToken());
        }
    },
    @JsonProperty("cookie")
    COOKIE {
        @Override
        public TokensResponse deliver(OpenSession session, HttpServletRequest request, HttpServletResponse response) {
            RefreshCookie.set(session, request, response);
            return TokensResponse.of(session, null);
        }
    };

    public abstract TokensResponse deliver(
            OpenSession session, HttpServletRequest request, HttpServletResponse response);
}
