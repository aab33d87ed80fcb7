/**
 * Two versions of the same benchmarks held against each other: verdicts that noise cannot make.
 *
 * <p>{@link io.redisched.reports.compare.ForkSpeeds} are read from result files, which a {@link
 * io.redisched.reports.compare.Driver} may have made; a {@link io.redisched.reports.compare.Judge}
 * makes a {@link io.redisched.reports.compare.Comparison} of two of them.
 */
@NullMarked
package io.redisched.reports.compare;

import org.jspecify.annotations.NullMarked;
