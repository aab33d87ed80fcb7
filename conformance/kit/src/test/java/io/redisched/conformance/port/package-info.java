/** Tests of how the kit talks to ports. */
@NullMarked
package io.redisched.conformance.port;

import org.jspecify.annotations.NullMarked;
