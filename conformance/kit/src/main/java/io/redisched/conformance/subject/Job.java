package io.redisched.conformance.subject;

/** A job as {@code reserve} and {@code pull} hand it out. */
public record Job(String id, String body) {}
