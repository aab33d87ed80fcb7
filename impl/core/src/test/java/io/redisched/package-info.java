/** The API's own parts, without a Redis. */
@NullMarked
package io.redisched;

import org.jspecify.annotations.NullMarked;
