package dev.parley.defaults.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** The same on the servlet stack. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServletRequestIdFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var ids = RequestIds.from(request.getHeader(RequestIds.REQUEST_ID), request.getHeader(RequestIds.TRACEPARENT));
        request.setAttribute(RequestIds.ATTRIBUTE, ids);
        response.setHeader(RequestIds.REQUEST_ID, ids.requestId());
        try (var requestId = MDC.putCloseable(RequestIds.MDC_REQUEST_ID, ids.requestId());
                var traceId = MDC.putCloseable(RequestIds.MDC_TRACE_ID, ids.traceId())) {
            chain.doFilter(request, response);
        }
    }
}
