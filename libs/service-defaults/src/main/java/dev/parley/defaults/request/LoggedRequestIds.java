package dev.parley.defaults.request;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.core.publisher.Hooks;

/**
 * Carries the ids of the request from the Reactor context into the log lines of whichever thread works for it. Reactor
 * does so at most steps of most chains, so that each value carried costs: this is the only one, and libraries' own
 * (security, observations, the exchange), which nothing here reads from a thread, are left out.
 */
class LoggedRequestIds implements ThreadLocalAccessor<RequestIds> {
    private final ThreadLocal<@Nullable RequestIds> present = new ThreadLocal<>();

    static void install() {
        var registry = ContextRegistry.getInstance();
        List.copyOf(registry.getThreadLocalAccessors())
                .forEach(accessor -> registry.removeThreadLocalAccessor(accessor.key()));
        registry.registerThreadLocalAccessor(new LoggedRequestIds());
        Hooks.enableAutomaticContextPropagation();
    }

    @Override
    public Object key() {
        return RequestIds.class;
    }

    @Override
    public @Nullable RequestIds getValue() {
        return present.get();
    }

    @Override
    public void setValue(RequestIds ids) {
        if (ids != present.get()) {
            present.set(ids);
            MDC.put(RequestIds.MDC_REQUEST_ID, ids.requestId());
            MDC.put(RequestIds.MDC_TRACE_ID, ids.traceId());
        }
    }

    @Override
    public void setValue() {
        if (present.get() != null) {
            present.remove();
            MDC.remove(RequestIds.MDC_REQUEST_ID);
            MDC.remove(RequestIds.MDC_TRACE_ID);
        }
    }
}
