/**
 * The checks: one class for each section of the specification, one method for each thing that a
 * clause says.
 *
 * <p>A check takes a {@link io.redisched.conformance.subject.Subject} on a fresh topic, or a {@link
 * io.redisched.conformance.subject.Lab} where it needs a Redis of its own. Time is always an
 * argument; no check sleeps.
 */
@NullMarked
package io.redisched.conformance.checks;

import org.jspecify.annotations.NullMarked;
