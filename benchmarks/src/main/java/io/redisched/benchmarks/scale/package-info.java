/** What an operation costs as the queue becomes deeper. */
@NullMarked
package io.redisched.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
