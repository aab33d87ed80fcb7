/**
 * What every adapter is tested for on a real Redis: a test class extends {@link
 * io.redisched.testing.SchedulerContract} or {@link io.redisched.testing.AsyncSchedulerContract}
 * and says how its scheduler is made.
 */
@NullMarked
package io.redisched.testing;

import org.jspecify.annotations.NullMarked;
