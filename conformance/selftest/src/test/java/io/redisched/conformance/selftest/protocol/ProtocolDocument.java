package io.redisched.conformance.selftest.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PROTOCOL.md shows as code. */
record ProtocolDocument(String text) {

  /** A message of the transcript and its answer. */
  record Exchange(String request, String answer) {}

  static ProtocolDocument read() {
    try {
      return new ProtocolDocument(Files.readString(Path.of("..", "PROTOCOL.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the program of "Your first port in 30 lines". */
  String firstPort() {
    return blocks("python").get(0);
  }

  /** Returns that program with its loop replaced, as the document goes on to say. */
  String strictPort() {
    String program = firstPort();
    return program.substring(0, program.indexOf("for line in sys.stdin")) + blocks("python").get(1);
  }

  List<Exchange> transcript() {
    List<String> lines = blocks("text").get(0).lines().toList();
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      exchanges.add(new Exchange(message("→ ", lines.get(i)), message("← ", lines.get(i + 1))));
    }
    return exchanges;
  }

  /** Returns the messages shown one by one. */
  List<String> messages() {
    return blocks("json").stream().flatMap(String::lines).toList();
  }

  private static String message(String arrow, String line) {
    if (!line.startsWith(arrow)) {
      throw new IllegalArgumentException("expected " + arrow + " before: " + line);
    }
    return line.substring(arrow.length());
  }

  private List<String> blocks(String language) {
    Matcher block =
        Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text);
    return block.results().map(result -> result.group(1)).toList();
  }
}
