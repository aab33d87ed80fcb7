/** How much the kit sees: many small changes to the scripts, and which of them no check notices. */
@NullMarked
package io.redisched.conformance.selftest.mutation;

import org.jspecify.annotations.NullMarked;
