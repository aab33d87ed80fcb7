/**
 * Where a Redis to test against comes from.
 *
 * <p>A {@link io.redisched.conformance.redis.RedisSource} says which Redis is wanted; {@link
 * io.redisched.conformance.redis.RedisServer} and {@link
 * io.redisched.conformance.redis.RedisCluster} provide it and end what they started, also when the
 * run is killed.
 */
@NullMarked
package io.redisched.conformance.redis;

import org.jspecify.annotations.NullMarked;
