/** Runs the checks on JUnit Jupiter and gathers what came of them, clause by clause. */
@NullMarked
package io.redisched.conformance.run;

import org.jspecify.annotations.NullMarked;
