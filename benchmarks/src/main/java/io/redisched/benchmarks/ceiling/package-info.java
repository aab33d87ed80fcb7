/**
 * The ceiling above the clients: the scheduler's scripts driven by redis-benchmark, which spends as
 * little as can be on each.
 */
@NullMarked
package io.redisched.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;
