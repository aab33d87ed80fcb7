package io.redisched.conformance.subject;

/**
 * A job as {@code get} shows it.
 *
 * @param state {@code "queued"} or {@code "reserved"}
 * @param at expiration or deadline, milliseconds since the Unix epoch
 */
public record Seen(String id, String body, String state, double at) {}
