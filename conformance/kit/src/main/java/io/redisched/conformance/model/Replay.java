package io.redisched.conformance.model;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Runs a sequence again that {@link Deviation#writeTo} wrote. Immutable. */
public final class Replay {

  private final Script script;
  private final String origin;

  private Replay(Script script, String origin) {
    this.script = script;
    this.origin = origin;
  }

  /** Returns a deviation's sequence, to be run again. */
  public static Replay of(Deviation deviation) {
    return new Replay(deviation.script(), deviation.origin());
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return what it holds
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it holds no sequence; the message names the file
   */
  public static Replay read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      return new Replay(Script.of(Json.MAPPER.readTree(text)), "replayed from " + file);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " is no sequence: " + e.getMessage(), e);
    }
  }

  /** Returns the number of steps. */
  public int size() {
    return script.steps().size();
  }

  /**
   * Runs the sequence.
   *
   * @param subject the port, on a fresh topic
   * @return where it deviates from the model; empty if it does not
   */
  public Optional<Deviation> on(Subject subject) {
    Examination run = Examination.of(subject, script);
    return run.deviated() ? Optional.of(new Deviation(run, origin)) : Optional.empty();
  }
}
