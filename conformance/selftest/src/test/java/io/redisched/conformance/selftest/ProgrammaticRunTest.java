package io.redisched.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.ExitStatus;
import io.redisched.conformance.run.CouldNotRun;
import io.redisched.conformance.run.RunListener;
import io.redisched.conformance.run.Settings;
import io.redisched.conformance.subject.Exchange;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgrammaticRunTest {

  @Test
  void aPortInThisJvm() {
    ConformanceReport report =
        Conformance.run(
            uri -> new ScriptPort(uri, Scripts.sound()),
            Settings.defaults().withOnly(List.of("PUT-*", "GET-*", "KEY-*", "LEFT-*")));

    assertThat(report.errors()).isEmpty();
    assertThat(report.failed()).extracting(ClauseResult::message).isEmpty();
    assertThat(report.conforms()).isTrue();
    assertThat(report.accounted()).isEqualTo(report.planned()).isPositive();
  }

  @Test
  void aPortInAProcess() {
    ConformanceReport report =
        Conformance.run(
            JavaMain.port(MemoryPort.class, TimeLimits.DEFAULT),
            Settings.defaults().withOnly(List.of("PUT-*")));

    assertThat(report.errors()).isEmpty();
    assertThat(report.failed()).extracting(ClauseResult::message).isEmpty();
    assertThat(report.conforms()).isTrue();
    assertThat(report.port().name()).isEqualTo("memory");
  }

  @Test
  void theResultFilesTellOfTheReportThatIsReturned(@TempDir Path directory) {
    ConformanceReport report =
        Conformance.run(
            uri -> new ScriptPort(uri, Scripts.sound()),
            Settings.defaults().withOnly(List.of("PUT-1")).withReport(directory));

    JsonNode json = JsonMapper.shared().readTree(directory.resolve("conformance.json").toFile());
    assertThat(json.path("durationSeconds").doubleValue())
        .isEqualTo(report.duration().toMillis() / 1000.0);
  }

  @Test
  void aPortThatCannotBeClosedTakesNeitherTheReportNorRedisAlong() {
    Set<URI> servers = ConcurrentHashMap.newKeySet();
    ConformanceReport report =
        Conformance.run(
            uri -> {
              servers.add(uri);
              return new ScriptPort(uri, Scripts.sound()) {
                @Override
                public void close() {
                  super.close();
                  throw new IllegalStateException("stuck");
                }
              };
            },
            Settings.defaults().withOnly(List.of("PUT-1")));

    assertThat(report.errors()).singleElement().asString().contains("closed", "stuck");
    assertThat(report.verdict()).isEqualTo(ExitStatus.COULD_NOT_RUN);
    assertThat(servers)
        .singleElement()
        .satisfies(
            uri ->
                assertThatThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close())
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void whatTheKitDidStandsAmongTheCallsAndIsNone() {
    ConformanceReport report =
        Conformance.run(
            uri ->
                new ScriptPort(uri, Scripts.sound()) {
                  @Override
                  protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
                    return null;
                  }
                },
            Settings.defaults().withOnly(List.of("KEY-2")));

    CheckResult failure = report.failed().get(0).failures().get(0);
    assertThat(failure.exchanges())
        .extracting(Exchange::toString)
        .anyMatch(line -> line.startsWith("(the kit: "));
    assertThat(failure.calls()).isLessThan(failure.exchanges().size());
  }

  @Test
  void nothingIsLeftInARedisThatIsInUse() {
    try (RedisServer inUse = RedisServer.start(new RedisSource.Embedded());
        RedisClient redis = RedisClient.create(inUse.uri())) {
      redis.set("somebody's", "own");
      ConformanceReport report =
          Conformance.run(
              uri ->
                  new ScriptPort(uri, Scripts.sound()) {
                    @Override
                    protected boolean delete(@Nullable String topic, @Nullable String id) {
                      return true;
                    }
                  },
              Settings.defaults()
                  .withRedis(new RedisSource.Existing(inUse.uri()))
                  .withOnly(List.of("DEL-*", "PUT-1")));

      assertThat(report.verdict()).isEqualTo(ExitStatus.DOES_NOT_CONFORM);
      assertThat(redis.keys("*")).containsExactly("somebody's");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 3333, 44444})
  void whatTakesSecondsBeginsFirst(long seed) {
    List<String> started = new ArrayList<>();
    Conformance.run(
        uri -> new ScriptPort(uri, Scripts.sound()),
        Settings.defaults()
            .withOnly(List.of("MODEL-1", "REL-1", "DEL-2"))
            .withSteps(50)
            .withParallel(1)
            .withSeed(seed),
        new RunListener() {
          @Override
          public void started(String check) {
            started.add(check);
          }
        });

    assertThat(started.stream().dropWhile(check -> check.startsWith("ModelChecks.")))
        .isNotEmpty()
        .noneMatch(check -> check.startsWith("ModelChecks."));
    assertThat(started.get(0)).startsWith("ModelChecks.");
  }

  @Test
  void checksOfOneClassRunSideBySide() {
    CountDownLatch two = new CountDownLatch(2);
    Map<String, Boolean> together = new ConcurrentHashMap<>();
    Conformance.run(
        uri -> new ScriptPort(uri, Scripts.sound()),
        Settings.defaults().withOnly(List.of("PUT-1")).withParallel(2),
        new RunListener() {
          @Override
          public void started(String check) {
            two.countDown();
            try {
              together.put(check, two.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });

    assertThat(together).allSatisfy((check, met) -> assertThat(check).startsWith("PutChecks."));
    assertThat(together.values()).hasSizeGreaterThan(1).containsOnly(true);
  }

  @Test
  void aSelectionOfNothingIsNoRun() {
    assertThatThrownBy(
            () ->
                Conformance.run(
                    uri -> new ScriptPort(uri, Scripts.sound()),
                    Settings.defaults().withOnly(List.of("PUT-1", "PULT-*"))))
        .isInstanceOf(CouldNotRun.class)
        .hasMessage("The pattern \"PULT-*\" matches no clause of the specification.");
  }
}
