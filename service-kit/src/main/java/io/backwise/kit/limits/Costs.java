package io.backwise.kit.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that takes as much of its caller's allowance as so many ordinary ones. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Costs {
    /** 0 for what is never refused; 1 is what an operation without this costs. */
    int value();
}
