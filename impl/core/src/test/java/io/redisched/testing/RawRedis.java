package io.redisched.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection for what tests do to Redis behind a scheduler's back; of no client's code. */
public final class RawRedis implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  private RawRedis(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects without credentials. */
  public static RawRedis connect(URI uri) {
    try {
      return new RawRedis(new Socket(uri.getHost(), uri.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reply: a Long, a String, null, or a List of these; an error reply is thrown. */
  public @Nullable Object call(String... command) {
    StringBuilder request = new StringBuilder("*" + command.length + "\r\n");
    for (String word : command) {
      request.append('$').append(word.getBytes(UTF_8).length).append("\r\n");
      request.append(word).append("\r\n");
    }
    try {
      socket.getOutputStream().write(request.toString().getBytes(UTF_8));
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of an INFO section that begin with a name, its value. */
  public String info(String section, String name) {
    return String.valueOf(call("INFO", section))
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private @Nullable Object read() throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case ':' -> Long.valueOf(rest);
      case '$' -> readString(Integer.parseInt(rest));
      case '*' -> readArray(Integer.parseInt(rest));
      default -> throw new IllegalStateException("Redis answered: " + rest);
    };
  }

  private @Nullable String readString(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    String value = new String(in.readNBytes(length), UTF_8);
    in.skipNBytes(2);
    return value;
  }

  private List<@Nullable Object> readArray(int length) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      values.add(read());
    }
    return values;
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\r'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      line.append((char) b);
    }
    in.skipNBytes(1);
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
