package io.redisched.conformance.selftest.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.FailureText;
import io.redisched.conformance.run.Rerun;
import io.redisched.conformance.run.Settings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample port that can run on this machine keeps the specification. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("ports")
class SamplePortsConformanceTest {

  /**
   * A quarter of the usual steps, as the three run side by side; the profile soak makes them all.
   */
  private static final int STEPS = 3000;

  @BeforeAll
  static void sayWhatIsNotRun() {
    NotRunFile.write(SamplePorts.ofThisRun().notRun(), SamplePorts.RESULTS);
    SamplePorts.ofThisRun().notRun().forEach(port -> System.out.println(port.explanation()));
  }

  static List<Readiness> ports() {
    return SamplePorts.ofThisRun().readiness();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ports")
  void keepsTheSpecification(Readiness port) {
    PortFactory factory = port.orSkip(Boolean.getBoolean(Readiness.REQUIRED));

    ConformanceReport report = Conformance.run(factory, settings(port.port()));

    assertThat(complaints(report)).as("what is wrong with the port %s", port).isEmpty();
    assertThat(report.conforms()).isTrue();
    assertThat(report.accounted()).isEqualTo(report.planned()).isPositive();
  }

  private static Settings settings(SamplePort port) {
    return Settings.defaults()
        .withSteps(STEPS)
        .withParallel(2)
        .withReport(SamplePorts.RESULTS.resolve(port.name()))
        .withRerun(
            Rerun.ofTemplate(
                "java -jar conformance/kit/target/redisched-conformance.jar --exec \"%s\" --only {only} --seed {seed}"
                    .formatted(port.commandLine())));
  }

  /** The sample ports are there to be copied, so SHOULD binds them as well. */
  private static String complaints(ConformanceReport report) {
    return Stream.concat(
            report.failed().stream().flatMap(SamplePortsConformanceTest::verdicts),
            report.errors().stream())
        .collect(Collectors.joining("\n\n"));
  }

  private static Stream<String> verdicts(ClauseResult clause) {
    return clause.failures().stream()
        .map(check -> FailureText.of(clause.clause(), check, clause.rerun()));
  }
}
