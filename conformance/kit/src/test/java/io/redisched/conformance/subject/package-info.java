/** Tests of what stands between the checks and a port. */
@NullMarked
package io.redisched.conformance.subject;

import org.jspecify.annotations.NullMarked;
