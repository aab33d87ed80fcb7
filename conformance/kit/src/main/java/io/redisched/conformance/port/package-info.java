/**
 * A port as the kit talks to it: messages in, answers out.
 *
 * <p>{@link io.redisched.conformance.port.Port} is what every driver offers; {@link
 * io.redisched.conformance.port.JvmPort} is the one to extend for a port that runs in this JVM.
 */
@NullMarked
package io.redisched.conformance.port;

import org.jspecify.annotations.NullMarked;
