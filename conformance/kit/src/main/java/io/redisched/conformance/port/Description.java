package io.redisched.conformance.port;

import java.util.List;

/**
 * What a port says of itself in answer to {@code describe}.
 *
 * @param name its name, for reports
 * @param version its version
 * @param language the language it is written in
 * @param client the Redis client it uses
 * @param profiles the profiles it offers, as it names them
 */
public record Description(
    String name, String version, String language, String client, List<String> profiles) {}
