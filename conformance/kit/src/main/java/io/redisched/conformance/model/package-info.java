/**
 * The specification as a program, and random sequences of operations judged by it.
 *
 * <p>{@link io.redisched.conformance.model.Topic} is the program: what each operation may answer
 * and what it leaves behind. {@link io.redisched.conformance.model.RandomSequences} looks for a
 * sequence that a port answers otherwise, shrinks it, and hands it over as a {@link
 * io.redisched.conformance.model.Script} that {@link io.redisched.conformance.model.Replay} runs
 * again.
 */
@NullMarked
package io.redisched.conformance.model;

import org.jspecify.annotations.NullMarked;
