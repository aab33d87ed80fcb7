package io.redisched.conformance.redis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * As much of the Redis protocol (RESP 2) as it takes to see whether a server is there and to set up
 * a cluster: commands whose reply is a status, a number or a string.
 *
 * <p>Not thread-safe. Every call blocks for at most {@link #TIMEOUT}.
 */
final class RespConnection implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int DEFAULT_PORT = 6379;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RespConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** Connects, with TLS for {@code rediss}, and authenticates if {@code uri} has credentials. */
  static RespConnection to(URI uri) throws IOException {
    Socket socket = connect(uri);
    try {
      RespConnection connection = new RespConnection(socket);
      connection.authenticate(uri.getUserInfo());
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  // The caller closes the socket, through the connection.
  @SuppressWarnings("resource")
  private static Socket connect(URI uri) throws IOException {
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    // An IPv6 address stands in brackets in a URI only.
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    int timeout = Math.toIntExact(TIMEOUT.toMillis());
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), timeout);
      plain.setSoTimeout(timeout);
      return uri.getScheme().equals("rediss") ? encrypted(plain, host, port) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket encrypted(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, /* autoClose= */ true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private void authenticate(@Nullable String userInfo) throws IOException {
    if (userInfo == null) {
      return;
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? "" : userInfo.substring(0, colon);
    String password = userInfo.substring(colon + 1);
    if (user.isEmpty()) {
      call("AUTH", password);
    } else {
      call("AUTH", user, password);
    }
  }

  /**
   * Sends a command and returns its reply as text.
   *
   * @throws ErrorReply if Redis answers an error
   * @throws IOException if the connection fails or the reply is of another kind
   */
  String call(String... command) throws IOException {
    StringBuilder request = new StringBuilder("*").append(command.length).append("\r\n");
    for (String argument : command) {
      int length = argument.getBytes(StandardCharsets.UTF_8).length;
      request.append('$').append(length).append("\r\n").append(argument).append("\r\n");
    }
    out.write(request.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    String line = readLine();
    String rest = line.isEmpty() ? "" : line.substring(1);
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+', ':' -> rest;
      case '-' -> throw new ErrorReply(rest);
      case '$' -> readBulk(rest);
      default -> throw new IOException("not a reply of Redis: \"%s\"".formatted(line));
    };
  }

  private String readBulk(String length) throws IOException {
    byte[] body;
    try {
      body = in.readNBytes(Integer.parseInt(length));
    } catch (IllegalArgumentException e) {
      throw new IOException("not the length of a Redis reply: \"%s\"".formatted(length), e);
    }
    if (!readLine().isEmpty()) {
      throw new IOException("a Redis reply is longer than it says");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Redis answered an error; the message is its text. */
  static final class ErrorReply extends IOException {
    private static final long serialVersionUID = 1L;

    ErrorReply(String message) {
      super(message);
    }
  }
}
