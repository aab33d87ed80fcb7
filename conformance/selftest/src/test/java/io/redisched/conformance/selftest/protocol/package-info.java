/** PROTOCOL.md and its schema, held true. */
@NullMarked
package io.redisched.conformance.selftest.protocol;

import org.jspecify.annotations.NullMarked;
