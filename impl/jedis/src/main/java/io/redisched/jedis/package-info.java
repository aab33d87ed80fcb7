/**
 * The scheduler over Jedis: {@link io.redisched.jedis.JedisScheduler}, and {@link
 * io.redisched.jedis.JedisPipelinedScheduler} for many operations in one round trip.
 */
@NullMarked
package io.redisched.jedis;

import org.jspecify.annotations.NullMarked;
