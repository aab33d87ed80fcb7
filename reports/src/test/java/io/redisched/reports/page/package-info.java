@NullMarked
package io.redisched.reports.page;

import org.jspecify.annotations.NullMarked;
