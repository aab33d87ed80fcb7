package io.redisched.conformance.cli;

import io.redisched.conformance.report.KitVersion;
import io.redisched.conformance.spec.Specification;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "redisched-conformance " + KitVersion.get(),
      Specification.load().clauses().size() + " clauses",
      "Java " + Runtime.version()
    };
  }
}
