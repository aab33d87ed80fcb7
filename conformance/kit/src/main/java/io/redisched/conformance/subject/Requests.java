package io.redisched.conformance.subject;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to Redis, one command at a time, also where it sends several in one go.
 *
 * <p>Used by one thread.
 */
final class Requests {

  private final InputStream in;

  Requests(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Returns the next command as it stands on the wire, or null if there is none any more. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    int words = header(command, '*');
    for (int i = 0; i < words; i++) {
      int length = header(command, '$');
      command.write(in.readNBytes(length + 2)); // and the line end
    }
    return command.size() == 0 ? null : command.toByteArray();
  }

  /** Copies a line; returns the number that follows its mark, or 0 if it is another line. */
  private int header(ByteArrayOutputStream command, char mark) throws IOException {
    int number = 0;
    boolean counts = true;
    for (int place = 0, c = in.read(); c >= 0; place++, c = in.read()) {
      command.write(c);
      if (c == '\n') {
        break;
      }
      if (place == 0) {
        counts = c == mark;
      } else if (c >= '0' && c <= '9') {
        number = number * 10 + c - '0';
      }
    }
    return counts ? number : 0;
  }
}
