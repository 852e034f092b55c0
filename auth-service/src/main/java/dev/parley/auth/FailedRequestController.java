package dev.parley.auth;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes problems of what fails outside of controllers too: in filters, in the firewall, in the server. */
@Hidden
@RestController
class FailedRequestController implements ErrorController {
    @RequestMapping("${spring.web.error.path:/error}")
    void fail(HttpServletRequest request) throws Throwable {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            throw failure;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        throw new ErrorResponseException(HttpStatusCode.valueOf(status));
    }
}
