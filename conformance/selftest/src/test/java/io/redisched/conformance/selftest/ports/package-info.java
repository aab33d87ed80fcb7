/**
 * The kit against the sample ports of {@code conformance/ports}, and all ports against one another.
 *
 * <p>What a machine cannot run, for want of a toolchain or of packages, is skipped with its reason.
 */
@NullMarked
package io.redisched.conformance.selftest.ports;

import org.jspecify.annotations.NullMarked;
