/** What the templates show: every text and position decided, nothing left to compute. */
@NullMarked
package io.redisched.reports.page;

import org.jspecify.annotations.NullMarked;
