/** The Lettuce adapters on a real Redis. */
@NullMarked
package io.redisched.lettuce;

import org.jspecify.annotations.NullMarked;
