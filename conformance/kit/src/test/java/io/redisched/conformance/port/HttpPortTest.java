package io.redisched.conformance.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports behind HTTP servers of the simplest kind. */
class HttpPortTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<String> heads = new CopyOnWriteArrayList<>();
  private ServerSocket listener;
  private volatile String answer = "";

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    listener.close();
  }

  /** Serves one connection after the other, and on each one request. */
  private void serve(String protocol) {
    Thread server =
        new Thread(
            () -> {
              while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                  answerOne(socket, protocol);
                } catch (IOException e) {
                  // the listener was closed
                }
              }
            });
    server.setDaemon(true);
    server.start();
  }

  private void answerOne(Socket socket, String protocol) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      heads.add(line);
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    char[] body = new char[length];
    for (int read = 0; read < length; ) {
      read += in.read(body, read, length - read);
    }
    String id = new String(body).replaceAll(".*\"id\":(\\d+).*", "$1");
    String text = answer.replace("ID", id);
    String head = protocol + "\r\nContent-Length: " + text.length() + "\r\n\r\n";
    socket.getOutputStream().write((head + text).getBytes(UTF_8));
  }

  private Port port(Duration limit) {
    URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
    return HttpPort.at(address, limit).open(URI.create("redis://127.0.0.1:1"));
  }

  /** Not all of them say so. */
  @Test
  void aServerThatClosesEachConnectionIsCalledOnANewOne() {
    answer = "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":1}";
    serve("HTTP/1.1 200 OK");
    Port one = port(LIMIT);
    Port other = port(LIMIT);

    for (int i = 0; i < 50; i++) {
      assertThat(one.call("release", Json.object())).isInstanceOf(Answer.Result.class);
      assertThat(other.call("delete", Json.object())).isInstanceOf(Answer.Result.class);
    }
    assertThat(heads).contains("Connection: close");
  }

  @Test
  void aStatusThatIsNot200IsNoAnswer() {
    answer = "out of order";
    serve("HTTP/1.1 503 Service Unavailable");

    assertThatThrownBy(() -> port(LIMIT).call("pull", Json.object()))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("the HTTP status is 503, not 200")
        .hasMessageContaining("> out of order");
  }

  @Test
  void silenceIsATimeout() {
    assertThatThrownBy(() -> port(Duration.ofMillis(50)).call("pull", Json.object()))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("did not answer pull within 50 ms");
  }
}
