package dev.parley.auth.account;

import dev.parley.auth.session.OpenSession;
import dev.parley.auth.session.TokenDelivery;
import dev.parley.auth.session.TokensResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "accounts")
@RestController
@RequestMapping("/v1/auth")
class AccountController {
    private final Registrar registrar;
    private final Authenticator authenticator;

    AccountController(Registrar registrar, Authenticator authenticator) {
        this.registrar = registrar;
        this.authenticator = authenticator;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    TokensResponse register(
            @Valid @RequestBody RegisterRequest body, HttpServletRequest request, HttpServletResponse response) {
        return delivery(body.tokenDelivery()).deliver(registrar.register(body), request, response);
    }

    @PostMapping("/login")
    TokensResponse login(
            @Valid @RequestBody LoginRequest body, HttpServletRequest request, HttpServletResponse response) {
        OpenSession session = authenticator.signIn(body.login(), body.password());
        return delivery(body.tokenDelivery()).deliver(session, request, response);
    }

    private static TokenDelivery delivery(@Nullable TokenDelivery asked) {
        return asked == null ? TokenDelivery.BODY : asked;
    }
}
