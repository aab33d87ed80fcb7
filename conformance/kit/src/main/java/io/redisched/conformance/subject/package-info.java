/**
 * What a check works with: the port under test as a {@link
 * io.redisched.conformance.subject.Subject} with typed calls, or a {@link
 * io.redisched.conformance.subject.Lab} where it needs a Redis of its own.
 */
@NullMarked
package io.redisched.conformance.subject;

import org.jspecify.annotations.NullMarked;
