package io.redisched.conformance.run;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.report.ConformanceReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** What a program asked for when it started a run by itself; travels in JUnit's session store. */
final class RunRequest {

  private static final String NAME = RunRequest.class.getName();

  private final PortFactory factory;
  private final Settings settings;
  private final RunListener listener;
  private volatile @Nullable ConformanceReport report;

  RunRequest(PortFactory factory, Settings settings, RunListener listener) {
    this.factory = factory;
    this.settings = settings;
    this.listener = listener;
  }

  void putInto(LauncherSession session) {
    session.getStore().put(Namespace.create(NAME), NAME, this);
  }

  /** Returns the request of this run, or null if a build tool runs the checks as its tests. */
  static @Nullable RunRequest of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(NAME))
        .get(NAME, RunRequest.class);
  }

  PortFactory factory() {
    return factory;
  }

  Settings settings() {
    return settings;
  }

  RunListener listener() {
    return listener;
  }

  void finished(ConformanceReport found) {
    report = found;
  }

  @Nullable ConformanceReport report() {
    return report;
  }
}
