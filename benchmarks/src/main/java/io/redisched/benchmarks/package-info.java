/**
 * The benchmarks, one question a class; each class says what it does not answer, and the command.
 *
 * <p>Read {@link io.redisched.benchmarks.FloorBenchmark} first: a figure means something only
 * beside what the same client does when the script does nothing.
 */
@NullMarked
package io.redisched.benchmarks;

import org.jspecify.annotations.NullMarked;
