package io.backwise.kit.fault;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The point between the commit of a change and its answer. */
public class HaltBeforeAnswer {
    @ServerResponseFilter
    public void pass(ContainerRequestContext request) {
        if (!request.getMethod().equals("GET")) {
            HaltPoint.BEFORE_ANSWER.pass();
        }
    }
}
