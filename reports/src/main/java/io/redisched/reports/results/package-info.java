/** What the result files say: records, and the readers that fill them or name what is wrong. */
@NullMarked
package io.redisched.reports.results;

import org.jspecify.annotations.NullMarked;
