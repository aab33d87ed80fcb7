package io.redisched.conformance.subject;

/** The answer of {@code counts}. */
public record Counts(long ready, long delayed, long reserved, long overdue) {}
