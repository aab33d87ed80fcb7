package io.redisched.conformance.redis;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A server that runs in a container, which Testcontainers makes and removes. */
final class ContainerServer implements RedisServer {

  private static final int REDIS_PORT = 6379;
  private static final Duration START_BOUND = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 30;
  private static final long POLL_MILLIS = 50;

  /** As for a process: somebody else may be faster. */
  private static final int PORT_TRIES = 5;

  /** The first if another container has it. */
  private static final Pattern PORT_TAKEN =
      Pattern.compile("port is already allocated|address already in use");

  private static final int PULL_MINUTES = 10;

  private final RedisSource.Testcontainers source;
  private final GenericContainer<?> container;
  private final URI uri;
  private final String version;
  private boolean closed;

  private ContainerServer(
      RedisSource.Testcontainers source, GenericContainer<?> container, URI uri) {
    this.source = source;
    this.container = container;
    this.uri = uri;
    this.version = awaitReady().version();
  }

  static ContainerServer start(RedisSource.Testcontainers source, List<String> configuration) {
    String host = dockerHost();
    provide(source);
    for (int attempt = 1; ; attempt++) {
      int port = Ports.free();
      GenericContainer<?> container = container(source, configuration, host, port);
      // A container that ends at once is a failed one before its own log is asked for.
      Queue<String> log = new ConcurrentLinkedQueue<>();
      container.withLogConsumer(frame -> log.add(frame.getUtf8String()));
      try {
        container.start();
        URI uri = URI.create("redis://" + host + ":" + port + "/0");
        return new ContainerServer(source, container, uri);
      } catch (RuntimeException e) {
        container.close();
        if (attempt < PORT_TRIES && PORT_TAKEN.matcher(causes(e)).find()) {
          continue;
        }
        throw new RedisUnavailableException(
            "cannot start a container of %s: %s\n%s"
                .formatted(source.image(), causes(e), String.join("", log)),
            e);
      }
    }
  }

  /**
   * Where the ports of containers are: the loopback interface, or another host if the engine is
   * there.
   *
   * @throws RedisUnavailableException if no Docker engine answers
   */
  static String dockerHost() {
    try {
      String host = DockerClientFactory.instance().dockerHostIpAddress();
      return host.equals("localhost") ? Ports.LOOPBACK : host;
    } catch (RuntimeException e) {
      throw new RedisUnavailableException("no Docker engine answers: " + causes(e), e);
    }
  }

  /** Pulls the image if need be; once, where Testcontainers itself would go on for minutes. */
  private static void provide(RedisSource.Testcontainers source) {
    String image = DockerImageName.parse(source.image()).asCanonicalNameString();
    DockerClient docker = DockerClientFactory.instance().client();
    try {
      docker.inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      pull(docker, image);
    }
  }

  private static void pull(DockerClient docker, String image) {
    try {
      if (!docker.pullImageCmd(image).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
        throw new RedisUnavailableException(
            "the image %s was not pulled within %d minutes".formatted(image, PULL_MINUTES));
      }
    } catch (DockerException e) {
      throw new RedisUnavailableException(
          "the image %s cannot be pulled: %s".formatted(image, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException("interrupted while pulling " + image, e);
    }
  }

  // Whoever asked for the container closes it.
  @SuppressWarnings("resource")
  private static GenericContainer<?> container(
      RedisSource.Testcontainers source, List<String> configuration, String host, int port) {
    List<String> command =
        new ArrayList<>(
            List.of(source.image().contains("valkey") ? "valkey-server" : "redis-server"));
    command.addAll(Directives.forServer("0.0.0.0", REDIS_PORT, configuration));
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(source.image()))
            .withCommand(command.toArray(String[]::new))
            .withExposedPorts(REDIS_PORT)
            .withImagePullPolicy(image -> false)
            .waitingFor(new AnsweringIsChecked());
    // A port that Docker chooses would be another one after a restart.
    String address = host.equals(Ports.LOOPBACK) ? host : "0.0.0.0";
    container.setPortBindings(List.of(address + ":" + port + ":" + REDIS_PORT));
    return container;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String kind() {
    return source.kind();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String describe() {
    return "%s (%s)".formatted(version, source);
  }

  @Override
  public boolean owned() {
    return true;
  }

  @Override
  public synchronized void stop() {
    requireOpen();
    try {
      docker().stopContainerCmd(container.getContainerId()).withTimeout(STOP_SECONDS).exec();
    } catch (NotModifiedException e) {
      // It was not running.
    } catch (DockerException e) {
      throw failed("stop", e);
    }
  }

  @Override
  public synchronized void kill() {
    requireOpen();
    try {
      docker().killContainerCmd(container.getContainerId()).exec();
    } catch (ConflictException e) {
      // It was not running.
    } catch (DockerException e) {
      throw failed("kill", e);
    }
  }

  @Override
  public synchronized void restart() {
    stop();
    try {
      docker().startContainerCmd(container.getContainerId()).exec();
    } catch (DockerException e) {
      throw failed("restart", e);
    }
    awaitReady();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      container.close();
    }
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(describe() + " is closed");
    }
  }

  private RedisUnavailableException failed(String what, DockerException cause) {
    return new RedisUnavailableException(
        "cannot %s %s: %s".formatted(what, describe(), cause.getMessage()), cause);
  }

  private ServerInfo awaitReady() {
    Deadline deadline = Deadline.in(START_BOUND);
    while (true) {
      try {
        return ServerInfo.of(uri);
      } catch (IOException e) {
        if (deadline.passed() || !container.isRunning()) {
          throw new RedisUnavailableException(
              "the container of %s did not answer a PING on %s within %s (%s); its log:%n%s"
                  .formatted(
                      source.image(), uri, deadline.bound(), e.getMessage(), container.getLogs()),
              e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException("interrupted while waiting for a container", e);
    }
  }

  /** The messages of an exception and its causes; Testcontainers hides the reason deep down. */
  private static String causes(Throwable e) {
    StringBuilder messages = new StringBuilder(String.valueOf(e.getMessage()));
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      messages.append(": ").append(cause.getMessage());
    }
    return messages.toString();
  }

  /** Leaves it to {@link #awaitReady}, which needs no tools inside the container. */
  private static final class AnsweringIsChecked extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
