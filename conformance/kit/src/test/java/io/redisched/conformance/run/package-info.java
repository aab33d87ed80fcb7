/** Tests of what a run keeps for its checks. */
@NullMarked
package io.redisched.conformance.run;

import org.jspecify.annotations.NullMarked;
