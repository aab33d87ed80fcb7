/** The kit against ports of known quality: our own, and ones broken on purpose. */
@NullMarked
package io.redisched.conformance.selftest;

import org.jspecify.annotations.NullMarked;
