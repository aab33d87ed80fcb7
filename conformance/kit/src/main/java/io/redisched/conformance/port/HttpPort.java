package io.redisched.conformance.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A port that is running already behind an HTTP address: the messages of the port protocol, each
 * request the body of a POST, its answer the body of the response.
 *
 * <p>The Redis it uses is its own affair, so the kit can neither look into it nor break it.
 */
public final class HttpPort implements Port {

  private static final int SHOWN = 200;

  private final URI address;
  private final Duration limit;
  private long lastId;

  private HttpPort(URI address, Duration limit) {
    this.address = address;
    this.limit = limit;
  }

  /**
   * Returns a factory of callers of the port. Connections are not kept from one call to the next,
   * since a server may close them at any moment, which would look like a fault of the port; the JDK
   * can be told so for the whole JVM only, which this does.
   *
   * @param address where the messages are posted to
   * @param limit how long a call may take
   * @throws IllegalArgumentException if the address is not {@code http} or {@code https}
   */
  public static PortFactory at(URI address, Duration limit) {
    String scheme = String.valueOf(address.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "the address of a port must be http://… or https://…, not " + address);
    }
    System.setProperty("http.keepAlive", "false");
    return new PortFactory() {
      @Override
      public Port open(URI redis) {
        return new HttpPort(address, limit);
      }

      @Override
      public boolean takesRedis() {
        return false;
      }
    };
  }

  @Override
  public Answer call(String method, ObjectNode params) {
    long id = ++lastId;
    return exchange(method, JsonRpc.request(id, method, params), id);
  }

  private Answer exchange(String method, String message, long id) {
    try {
      HttpURLConnection connection = connect();
      try {
        byte[] body = message.getBytes(UTF_8);
        connection.setFixedLengthStreamingMode(body.length); // else a lost POST is sent again
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
        return read(method, connection.getResponseCode(), body(connection), id);
      } finally {
        connection.disconnect();
      }
    } catch (SocketTimeoutException e) {
      throw new PortFailure(
          address + " did not answer " + method + " within " + limit.toMillis() + " ms.", e);
    } catch (IOException e) {
      throw new PortFailure(
          "The port at " + address + " cannot be reached for " + method + ": " + reason(e), e);
    }
  }

  private HttpURLConnection connect() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    int milliseconds = (int) Math.min(limit.toMillis(), Integer.MAX_VALUE);
    connection.setConnectTimeout(milliseconds);
    connection.setReadTimeout(milliseconds);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  /** Reads the body; the time limit of a connection is that of each single read. */
  private String body(HttpURLConnection connection) throws IOException {
    long start = System.nanoTime();
    InputStream error = connection.getErrorStream();
    try (InputStream in = error == null ? connection.getInputStream() : error) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        body.write(part, 0, length);
        if (System.nanoTime() - start > limit.toNanos()) {
          throw new SocketTimeoutException();
        }
      }
      return body.toString(UTF_8);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.toString();
  }

  private Answer read(String method, int status, String body, long id) {
    try {
      if (status != 200) {
        throw new JsonRpc.Misfit("the HTTP status is " + status + ", not 200");
      }
      return JsonRpc.answer(body, id);
    } catch (JsonRpc.Misfit e) {
      throw new PortFailure(
          address
              + " answered "
              + method
              + " with something that is no answer to it: "
              + e.reason()
              + ". The body:\n  > "
              + Shown.of(body, SHOWN),
          e);
    }
  }

  @Override
  public void close() {
    // The port runs on, and no connection outlives its call.
  }
}
