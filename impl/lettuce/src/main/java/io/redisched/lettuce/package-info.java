/**
 * The scheduler over Lettuce: {@link io.redisched.lettuce.LettuceScheduler}, {@link
 * io.redisched.lettuce.LettuceAsyncScheduler} without blocking, and {@link
 * io.redisched.lettuce.LettucePipelinedScheduler} for many operations in one write.
 */
@NullMarked
package io.redisched.lettuce;

import org.jspecify.annotations.NullMarked;
