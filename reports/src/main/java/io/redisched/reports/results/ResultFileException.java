package io.redisched.reports.results;

import java.nio.file.Path;

/** A result file that is there but does not say what it should; names the file and the field. */
public final class ResultFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ResultFileException(Path file, String field, String problem) {
    super("%s: %s: %s".formatted(file, field, problem));
  }

  ResultFileException(Path file, String problem, Throwable cause) {
    super("%s: %s".formatted(file, problem), cause);
  }
}
