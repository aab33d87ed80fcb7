/** The kit against our own schedulers. Each run leaves its result files in target/conformance. */
@NullMarked
package io.redisched.conformance.selftest.own;

import org.jspecify.annotations.NullMarked;
