@NullMarked
package io.redisched.reports.statistics;

import org.jspecify.annotations.NullMarked;
