package io.redisched.benchmarks.peer;

import org.jspecify.annotations.Nullable;

/**
 * What a job queue promises; a rate means little without it.
 *
 * @param version of the server where the peer is one, else of the library; null if unknown
 * @param acknowledges what ends a job
 * @param survives what a crash leaves
 * @param ids how a job is told from others
 */
record Traits(@Nullable String version, String acknowledges, String survives, String ids) {}
