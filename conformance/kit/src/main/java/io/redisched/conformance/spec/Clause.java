package io.redisched.conformance.spec;

/**
 * One rule of the specification.
 *
 * @param id the frozen identifier, such as {@code PUT-2}
 * @param level how binding it is
 * @param profile the profile whose ports it binds
 * @param section the heading it stands under: an operation, or a subject such as {@code faults}
 * @param sentence the rule itself
 * @param intent why the rule is there
 */
public record Clause(
    String id, Level level, Profile profile, String section, String sentence, String intent) {}
