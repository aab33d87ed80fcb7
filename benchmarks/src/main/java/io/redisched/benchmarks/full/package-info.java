/** All runners together. */
@NullMarked
package io.redisched.benchmarks.full;

import org.jspecify.annotations.NullMarked;
