package io.redisched.conformance.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a stream to its end on a thread of its own and remembers the last of it. Thread-safe. */
final class Tail {

  private static final int KEPT_BYTES = 8 * 1024;
  private static final int SHOWN_LINES = 12;
  private static final int SHOWN_COLUMNS = 300;

  private final byte[] ring = new byte[KEPT_BYTES];
  private long total;
  private final Thread reader;

  Tail(InputStream stream, String name) {
    reader = new Thread(() -> drain(stream), name);
    reader.setDaemon(true);
    reader.start();
  }

  private void drain(InputStream stream) {
    byte[] chunk = new byte[KEPT_BYTES];
    try {
      for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
        keep(chunk, read);
      }
    } catch (IOException e) {
      // The process was ended and its pipe with it: what was read is all there is.
    }
  }

  private synchronized void keep(byte[] chunk, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (total++ % KEPT_BYTES)] = chunk[i];
    }
  }

  /** Waits a moment for the stream's end: the last words of a dead process are still on the way. */
  void awaitEnd(long millis) throws InterruptedException {
    reader.join(millis);
  }

  /** Returns the last lines, each cut to a readable length. */
  synchronized List<String> lines() {
    int length = (int) Math.min(total, KEPT_BYTES);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((total - length + i) % KEPT_BYTES)];
    }
    List<String> lines = new String(bytes, UTF_8).lines().collect(Collectors.toList());
    List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return last.stream().map(line -> Shown.of(line.replace("\t", "  "), SHOWN_COLUMNS)).toList();
  }
}
