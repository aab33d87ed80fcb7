/** The Jedis adapters on a real Redis. */
@NullMarked
package io.redisched.jedis;

import org.jspecify.annotations.NullMarked;
