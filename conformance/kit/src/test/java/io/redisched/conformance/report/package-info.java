/** Tests of what is said of a run. */
@NullMarked
package io.redisched.conformance.report;

import org.jspecify.annotations.NullMarked;
