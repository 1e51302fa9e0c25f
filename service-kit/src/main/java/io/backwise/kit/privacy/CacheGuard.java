package io.backwise.kit.privacy;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Nothing is kept on the way to a client unless the answer itself allows it: most answers are about somebody's health. */
public class CacheGuard {
    @ServerResponseFilter
    public void guard(ContainerResponseContext answer) {
        answer.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, java.util.List.of("no-store"));
    }
}
