/** The command line that turns result files into a page, a summary and verdicts. */
@NullMarked
package io.redisched.reports;

import org.jspecify.annotations.NullMarked;
