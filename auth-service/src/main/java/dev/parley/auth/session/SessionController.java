package dev.parley.auth.session;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "sessions")
@RestController
@RequestMapping("/v1/auth")
class SessionController {
    private final SessionRefresher refresher;
    private final SessionRevoker revoker;

    SessionController(SessionRefresher refresher, SessionRevoker revoker) {
        this.refresher = refresher;
        this.revoker = revoker;
    }

    /** A token that came as a cookie goes back as one, whatever is asked for: no script shall get hold of it. */
    @PostMapping("/refresh")
    TokensResponse refresh(
            @RequestBody(required = false) @Nullable RefreshRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        RefreshRequest asked = body == null ? RefreshRequest.EMPTY : body;
        if (asked.refreshToken() == null) {
            var session = refresher.refresh(RefreshCookie.of(request));
            return TokenDelivery.COOKIE.deliver(session, request, response);
        }
        var delivery = asked.tokenDelivery() == null ? TokenDelivery.BODY : asked.tokenDelivery();
        return delivery.deliver(refresher.refresh(asked.refreshToken()), request, response);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(
            @RequestBody(required = false) @Nullable RefreshRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        RefreshRequest asked = body == null ? RefreshRequest.EMPTY : body;
        revoker.revoke(asked.refreshToken() == null ? RefreshCookie.of(request) : asked.refreshToken());
        RefreshCookie.clear(request, response);
    }
}
