/**
 * Latency under load, open loop: jobs arrive when they arrive, whether or not the ones before them
 * are done.
 */
@NullMarked
package io.redisched.benchmarks.load;

import org.jspecify.annotations.NullMarked;
