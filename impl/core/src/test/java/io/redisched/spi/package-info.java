/** Scripts over a client that fails as told. */
@NullMarked
package io.redisched.spi;

import org.jspecify.annotations.NullMarked;
