package io.redisched;

import java.time.Instant;

/**
 * A job as {@link Scheduler#get} sees it: with its state and the instant that goes with the state.
 *
 * @param job the job
 * @param state queued or reserved
 * @param at the expiration of a queued job, the deadline of a reserved one; to the precision that
 *     Redis keeps, a double of milliseconds (exact to the microsecond for present dates). {@link
 *     Instant#MIN} and {@link Instant#MAX} stand for what lies beyond them
 */
public record JobInfo(Job job, JobState state, Instant at) {}
