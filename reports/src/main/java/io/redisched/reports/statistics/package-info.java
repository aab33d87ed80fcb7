/** Means, percentiles and intervals from raw benchmark data. */
@NullMarked
package io.redisched.reports.statistics;

import org.jspecify.annotations.NullMarked;
