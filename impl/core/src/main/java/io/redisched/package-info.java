/**
 * The redisched API: put a job with an id and a time, reserve it, release it when done.
 *
 * <p>Start at {@link io.redisched.Scheduler}; {@link io.redisched.AsyncScheduler} is the same
 * without blocking. Implementations come from {@code redisched-jedis} and {@code
 * redisched-lettuce}.
 */
@NullMarked
package io.redisched;

import org.jspecify.annotations.NullMarked;
