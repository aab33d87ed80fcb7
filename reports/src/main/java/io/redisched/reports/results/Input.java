package io.redisched.reports.results;

import java.util.Optional;

/**
 * Something that a run may have left: either there, or not run with the reason.
 *
 * @param <T> what is there
 */
public sealed interface Input<T> {

  /** What is there; empty if it was not run. */
  Optional<T> value();

  /**
   * The results are there.
   *
   * @param <T> what is there
   * @param content the results
   */
  record Present<T>(T content) implements Input<T> {
    @Override
    public Optional<T> value() {
      return Optional.of(content);
    }
  }

  /**
   * The results are not there.
   *
   * @param <T> what would be there
   * @param reason why, in words for the reader of the page
   */
  record NotRun<T>(String reason) implements Input<T> {
    @Override
    public Optional<T> value() {
      return Optional.empty();
    }
  }
}
