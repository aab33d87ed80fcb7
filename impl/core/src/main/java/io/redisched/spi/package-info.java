/**
 * What turns a Redis client into a scheduler.
 *
 * <p>For whoever writes an adapter. Implement {@link io.redisched.spi.RedisCommands}, a handful of
 * Redis commands in the client's own calls, and extend {@link io.redisched.spi.ScriptScheduler}; or
 * {@link io.redisched.spi.AsyncRedisCommands} and {@link io.redisched.spi.ScriptAsyncScheduler}.
 * Argument checks, keys, numbers, scripts, NOSCRIPT and errors are dealt with here, once.
 */
@NullMarked
package io.redisched.spi;

import org.jspecify.annotations.NullMarked;
