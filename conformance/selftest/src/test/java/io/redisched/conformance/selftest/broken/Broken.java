package io.redisched.conformance.selftest.broken;

import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.function.BiFunction;

/**
 * A port that is wrong on purpose.
 *
 * @param clause the clause that it breaks, and that must go red
 * @param fault what is wrong, as its author might have thought it right
 * @param factory starts it
 */
record Broken(String clause, String fault, PortFactory factory) {

  /** A fault in a script: the text is replaced, and everything else is sound. */
  static Broken script(
      String clause, String fault, String operation, String text, String replacement) {
    return scripts(clause, fault, Scripts.sound().change(operation, text, replacement));
  }

  /** A fault that takes changes in several scripts. */
  static Broken scripts(String clause, String fault, Scripts scripts) {
    return new Broken(clause, fault, redis -> new ScriptPort(redis, scripts));
  }

  /** A fault in the glue around sound scripts. */
  static Broken glue(String clause, String fault, BiFunction<URI, Scripts, Port> port) {
    return new Broken(clause, fault, redis -> port.apply(redis, Scripts.sound()));
  }

  @Override
  public String toString() {
    return clause + ": " + fault;
  }
}
