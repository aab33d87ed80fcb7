package io.redisched.benchmarks.run;

import io.redisched.benchmarks.fixture.BenchmarkServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Under which conditions figures were measured. What cannot be found out is null.
 *
 * @param smoke whether the run was too short to be evidence
 * @param command the command that repeats it, in the repository's root directory
 * @param commit the checked out commit; with "+changes" behind it if files differed from it
 * @param date when it began, ISO 8601 in UTC
 * @param cpu the model of the processors
 * @param cores how many of them the JVM may use
 * @param memory of the machine
 * @param kernel name and version
 * @param os the distribution
 * @param jdk name and version of the virtual machine
 * @param jvmFlags the flags that the measured JVMs were started with
 * @param redis version and origin of the server
 * @param redisConfig directives of redis.conf that matter for speed
 * @param clients versions of the Redis clients and of what they stand on
 * @param transport how clients and server talk
 * @param jmh version of JMH
 */
public record Conditions(
    boolean smoke,
    String command,
    @Nullable String commit,
    String date,
    @Nullable String cpu,
    int cores,
    @Nullable String memory,
    String kernel,
    @Nullable String os,
    String jdk,
    String jvmFlags,
    String redis,
    String redisConfig,
    Map<String, @Nullable String> clients,
    String transport,
    @Nullable String jmh) {

  /**
   * The system property that makes measured threads wait for what undoes their changes, so that a
   * run cannot fail for being slow. Its figures count for nothing.
   */
  public static final String PATIENT = "redisched.patient";

  private static final List<String> DIRECTIVES =
      List.of("save", "appendonly", "maxmemory", "hz", "dynamic-hz", "io-threads", "tcp-backlog");

  /**
   * Observes this machine, this JVM and a server like those that were measured.
   *
   * @param smoke whether the run was too short to be evidence; one that is {@link #PATIENT} is none
   *     either way
   * @param command the command that repeats it
   * @param start when it began
   * @param jvmFlags the flags that the measured JVMs were started with
   */
  public static Conditions observe(boolean smoke, String command, Instant start, String jvmFlags) {
    try (BenchmarkServer server = BenchmarkServer.start()) {
      Machine machine = Machine.ofThisProcess();
      return new Conditions(
          smoke || Boolean.getBoolean(PATIENT),
          command,
          Checkout.commit(),
          start.truncatedTo(ChronoUnit.SECONDS).toString(),
          machine.cpu(),
          machine.cores(),
          machine.memory(),
          machine.kernel(),
          machine.os(),
          machine.jdk(),
          jvmFlags,
          server.describe(),
          DIRECTIVES.stream()
              .map(name -> "%s \"%s\"".formatted(name, server.config(name)))
              .collect(Collectors.joining(", ")),
          clientVersions(),
          Transport.describe(server.uri()),
          Artifacts.version("org.openjdk.jmh", "jmh-core"));
    }
  }

  void write(Path file) {
    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, this);
  }

  private static Map<String, @Nullable String> clientVersions() {
    Map<String, @Nullable String> clients = new LinkedHashMap<>();
    clients.put("jedis", Artifacts.version("redis.clients", "jedis"));
    clients.put("lettuce", Artifacts.version("io.lettuce", "lettuce-core"));
    clients.put("netty", Artifacts.version("io.netty", "netty-transport"));
    return clients;
  }
}
