package dev.parley.auth;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.StreamConstraintsException;

/** Tells a body that is too large from one that is no JSON. The server itself bounds forms, but not JSON. */
@Component
class RequestBodyProblems implements Problems<HttpMessageNotReadableException> {
    @Override
    public Class<HttpMessageNotReadableException> handles() {
        return HttpMessageNotReadableException.class;
    }

    @Override
    public Problem problem(HttpMessageNotReadableException rejection) {
        return rejection.getCause() instanceof StreamConstraintsException
                ? Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "A body has at most 64 KiB.")
                : Problem.of(ProblemType.INVALID_REQUEST, "The body is not the JSON that is expected here.");
    }
}
