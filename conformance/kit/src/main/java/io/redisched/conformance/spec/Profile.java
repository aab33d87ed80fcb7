package io.redisched.conformance.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the specification that a port declares to offer; {@link #CORE} is owed by all. */
public enum Profile {
  /** The six operations. */
  CORE,
  /** {@code get} and {@code counts}. */
  INSPECT,
  /** Bodies that are not text. */
  BINARY,
  /** The keys in Redis, so that ports can share topics. */
  LAYOUT;

  /** Returns the name that {@code describe} and the reports use, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the profile with the given {@link #id()}, or empty if the kit knows none such. */
  public static Optional<Profile> of(String id) {
    return Stream.of(values()).filter(profile -> profile.id().equals(id)).findFirst();
  }
}
