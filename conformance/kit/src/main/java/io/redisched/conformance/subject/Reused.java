package io.redisched.conformance.subject;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the {@link Lab} of a check that breaks nothing, or mends what it broke: its Redis, if
 * without keys, and the processes of the port that are still running go on to another such check
 * when it has passed, since to start either is dear.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Reused {}
