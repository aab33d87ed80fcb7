package io.redisched.benchmarks.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * A connection to beanstalkd, with as much of its protocol as is measured. Every answer other than
 * the one hoped for is an {@link IllegalStateException} that quotes it.
 *
 * <p>{@link #put}, {@link #reserve} and {@link #delete} wait for their answer. To ask many times in
 * one go, send, and read the answers in the same order. For one thread.
 */
final class BeanstalkdClient implements AutoCloseable {

  private static final byte[] END = {'\r', '\n'};
  private static final byte[] RESERVE = "reserve\r\n".getBytes(US_ASCII);
  private static final int LONGEST_LINE = 256;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] line = new byte[LONGEST_LINE];

  private BeanstalkdClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
  }

  /**
   * Connects.
   *
   * @param patience how long an answer may take
   * @throws IOException if nobody listens there
   */
  static BeanstalkdClient connect(InetSocketAddress server, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.connect(server, socket.getSoTimeout());
      return new BeanstalkdClient(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * A job that was reserved.
   *
   * @param id the server's number for it
   * @param body what was put
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Reserved(long id, byte[] body) {}

  /**
   * Puts a job into the tube in use.
   *
   * @param priority the smallest is given out first; 0 to 2³² − 1
   * @param delay before it is ready, whole seconds
   * @param ttr how long it may be reserved, whole seconds
   * @return its id
   */
  long put(long priority, Duration delay, Duration ttr, byte[] body) {
    sendPut(priority, delay, ttr, body);
    return readInserted();
  }

  void sendPut(long priority, Duration delay, Duration ttr, byte[] body) {
    String head =
        "put " + priority + ' ' + delay.toSeconds() + ' ' + ttr.toSeconds() + ' ' + body.length;
    write(head.getBytes(US_ASCII));
    write(END);
    write(body);
    write(END);
  }

  long readInserted() {
    return number(expect("INSERTED "), 0);
  }

  /** Waits for a ready job in the tubes watched and reserves it. */
  Reserved reserve() {
    write(RESERVE);
    String job = expect("RESERVED ");
    int space = job.indexOf(' ');
    byte[] body = read((int) number(job, space + 1));
    return new Reserved(number(job.substring(0, space), 0), body);
  }

  /** Ends a job that this connection has reserved, or that nobody has. */
  void delete(long id) {
    sendDelete(id);
    readDeleted();
  }

  void sendDelete(long id) {
    write(("delete " + id + "\r\n").getBytes(US_ASCII));
  }

  void readDeleted() {
    expect("DELETED");
  }

  /** From now on puts go into that tube. */
  void use(String tube) {
    write(("use " + tube + "\r\n").getBytes(US_ASCII));
    expect("USING " + tube);
  }

  /**
   * How many jobs there are in a tube.
   *
   * @param state {@code ready}, {@code delayed}, {@code reserved} or {@code buried}
   */
  long jobs(String tube, String state) {
    write(("stats-tube " + tube + "\r\n").getBytes(US_ASCII));
    String statistics = new String(read((int) number(expect("OK "), 0)), US_ASCII);
    String name = "current-jobs-" + state + ": ";
    return statistics
        .lines()
        .filter(entry -> entry.startsWith(name))
        .mapToLong(entry -> number(entry, name.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("beanstalkd does not state " + name));
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a line that begins so, and returns the rest of it. */
  private String expect(String beginning) {
    try {
      out.flush();
      String answer = readLine();
      if (!answer.startsWith(beginning)) {
        throw new IllegalStateException(
            "beanstalkd answered \"%s\", not \"%s\"".formatted(answer, beginning.trim()));
      }
      return answer.substring(beginning.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String readLine() throws IOException {
    for (int length = 0; length < LONGEST_LINE; length++) {
      int read = in.read();
      if (read < 0) {
        throw new EOFException("beanstalkd closed the connection");
      }
      if (read == '\n' && length > 0 && line[length - 1] == '\r') {
        return new String(line, 0, length - 1, US_ASCII);
      }
      line[length] = (byte) read;
    }
    throw new IOException("beanstalkd sent a line of more than " + LONGEST_LINE + " bytes");
  }

  /** Reads that many bytes and the end of line behind them. */
  private byte[] read(int length) {
    try {
      byte[] body = in.readNBytes(length);
      if (in.read() != '\r' || in.read() != '\n') {
        throw new EOFException("beanstalkd sent less than it had announced");
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(String text, int from) {
    return Long.parseLong(text, from, text.length(), 10);
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
