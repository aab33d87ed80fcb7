/**
 * Concurrent calls on one topic, recorded and judged.
 *
 * <p>{@link io.redisched.conformance.history.Crew} lets several processes of a port call at once
 * and records a {@link io.redisched.conformance.history.History}. {@link
 * io.redisched.conformance.history.Judge} says whether it can be explained: first by {@link
 * io.redisched.conformance.history.Invariants}, which are cheap and speak plainly, then by {@link
 * io.redisched.conformance.history.Linearizability}, which misses nothing.
 */
@NullMarked
package io.redisched.conformance.history;

import org.jspecify.annotations.NullMarked;
