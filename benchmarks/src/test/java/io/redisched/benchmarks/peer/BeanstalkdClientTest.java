package io.redisched.benchmarks.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client sends, and what it makes of the answers, against a server that only recites. */
final class BeanstalkdClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration DELAY = Duration.ofSeconds(5);
  private static final Duration TTR = Duration.ofSeconds(60);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private ServerSocket server;
  private BeanstalkdClient client;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    client =
        BeanstalkdClient.connect(
            new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), PATIENCE);
    accepted = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    server.close();
    thread.shutdownNow();
  }

  /** Answers the next request of that length, and returns what it was. */
  private Future<String> answer(int requestLength, String answer) {
    return thread.submit(
        () -> {
          String request =
              new String(accepted.getInputStream().readNBytes(requestLength), US_ASCII);
          accepted.getOutputStream().write(answer.getBytes(US_ASCII));
          return request;
        });
  }

  @Test
  void putsABodyBehindItsLength() throws Exception {
    String expected = "put 7 5 60 4\r\nbody\r\n";
    Future<String> request = answer(expected.length(), "INSERTED 42\r\n");

    assertThat(client.put(7, DELAY, TTR, "body".getBytes(US_ASCII))).isEqualTo(42);
    assertThat(request.get()).isEqualTo(expected);
  }

  @Test
  void reservesABodyThatContainsLineEnds() throws Exception {
    Future<String> request = answer("reserve\r\n".length(), "RESERVED 42 6\r\na\r\nb\r\n\r\n");

    BeanstalkdClient.Reserved job = client.reserve();

    assertThat(request.get()).isEqualTo("reserve\r\n");
    assertThat(job.id()).isEqualTo(42);
    assertThat(job.body()).isEqualTo("a\r\nb\r\n".getBytes(US_ASCII));
  }

  @Test
  void readsAnswersToManyPutsInOrder() {
    String put = "put 0 5 60 1\r\nx\r\n";
    Future<String> unused = answer(2 * put.length(), "INSERTED 1\r\nINSERTED 2\r\n");

    client.sendPut(0, DELAY, TTR, new byte[] {'x'});
    client.sendPut(0, DELAY, TTR, new byte[] {'x'});

    assertThat(client.readInserted()).isEqualTo(1);
    assertThat(client.readInserted()).isEqualTo(2);
  }

  @Test
  void findsACountAmongTheStatistics() {
    String statistics = "---\nname: puts\ncurrent-jobs-ready: 3\ncurrent-jobs-delayed: 17\n";
    Future<String> unused =
        answer(
            "stats-tube puts\r\n".length(),
            "OK %s\r\n%s\r\n".formatted(statistics.length(), statistics));

    assertThat(client.jobs("puts", "delayed")).isEqualTo(17);
  }

  @Test
  void quotesAnAnswerThatItDidNotHopeFor() {
    Future<String> unused = answer("delete 42\r\n".length(), "NOT_FOUND\r\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> client.delete(42))
        .withMessage("beanstalkd answered \"NOT_FOUND\", not \"DELETED\"");
  }

  @Test
  void failsWhenTheConnectionEnds() throws IOException {
    accepted.close();

    assertThatThrownBy(client::reserve).hasRootCauseInstanceOf(EOFException.class);
  }
}
