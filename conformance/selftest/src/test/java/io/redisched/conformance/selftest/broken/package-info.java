/** Ports that are wrong on purpose, each for one clause, and the proof that the kit says so. */
@NullMarked
package io.redisched.conformance.selftest.broken;

import org.jspecify.annotations.NullMarked;
