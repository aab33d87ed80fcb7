@NullMarked
package io.redisched.reports.chart;

import org.jspecify.annotations.NullMarked;
