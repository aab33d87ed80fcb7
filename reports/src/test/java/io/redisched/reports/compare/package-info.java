@NullMarked
package io.redisched.reports.compare;

import org.jspecify.annotations.NullMarked;
