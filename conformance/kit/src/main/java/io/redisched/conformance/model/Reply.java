package io.redisched.conformance.model;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import org.jspecify.annotations.Nullable;

/** What came of an operation, in the terms of the specification. */
public sealed interface Reply {

  /** Instants that are closer than this are the same, in milliseconds. */
  double TOLERANCE = 0.001;

  /**
   * 1 or 0, or how many were requeued.
   *
   * @param value the number
   */
  record Count(long value) implements Reply {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * A job was handed out.
   *
   * @param job the job
   */
  record Taken(Job job) implements Reply {
    @Override
    public String toString() {
      return "job " + Words.quoted(job.id()) + " with body " + Words.quoted(job.body());
    }
  }

  /** No job is due, or there is none with this id. */
  record Nothing() implements Reply {
    @Override
    public String toString() {
      return "nothing";
    }
  }

  /**
   * A job was shown.
   *
   * @param seen the job
   */
  record Shown(Seen seen) implements Reply {
    @Override
    public String toString() {
      return seen.state()
          + " job "
          + Words.quoted(seen.id())
          + " with body "
          + Words.quoted(seen.body())
          + " at "
          + Words.number(seen.at());
    }
  }

  /**
   * Jobs were counted.
   *
   * @param counts how many
   */
  record Counted(Counts counts) implements Reply {
    @Override
    public String toString() {
      return counts.ready()
          + " ready, "
          + counts.delayed()
          + " delayed, "
          + counts.reserved()
          + " reserved, "
          + counts.overdue()
          + " overdue";
    }
  }

  /** Bad input was refused. */
  record Refused() implements Reply {
    @Override
    public String toString() {
      return "error -32602, bad input";
    }
  }

  /**
   * An error that the specification allows for no input. Never an answer of the model.
   *
   * @param code the error code
   * @param message the port's words
   */
  record Trouble(int code, String message) implements Reply {
    @Override
    public String toString() {
      return "error " + code + " (" + message + ")";
    }
  }

  /**
   * A result of a form that the protocol does not document, or no answer at all. Never an answer of
   * the model.
   *
   * @param message in words
   */
  record Misshapen(String message) implements Reply {
    @Override
    public String toString() {
      return message;
    }
  }

  /** Reads the answer of a port to a method. */
  static Reply of(String method, Answer answer) {
    if (answer instanceof Answer.Failure failure) {
      return failure.code() == Answer.BAD_INPUT
          ? new Refused()
          : new Trouble(failure.code(), failure.message());
    }
    try {
      return read(method, (Answer.Result) answer);
    } catch (AssertionError e) {
      return new Misshapen(String.valueOf(e.getMessage()));
    }
  }

  private static Reply read(String method, Answer.Result answer) {
    return switch (method) {
      case "put", "release", "delete" -> new Count(Forms.bit(method, answer.value()));
      case "requeue" -> new Count(Forms.count(method, answer.value()));
      case "get" -> shown(Forms.seen(method, answer.value()));
      case "counts" -> new Counted(Forms.counts(method, answer.value()));
      default -> taken(Forms.job(method, answer.value()));
    };
  }

  private static Reply shown(@Nullable Seen seen) {
    return seen == null ? new Nothing() : new Shown(seen);
  }

  private static Reply taken(@Nullable Job job) {
    return job == null ? new Nothing() : new Taken(job);
  }

  /** Tells whether another reply says the same as this one, instants compared with tolerance. */
  default boolean isSameAs(Reply other) {
    if (this instanceof Shown one && other instanceof Shown two) {
      return one.seen.id().equals(two.seen.id())
          && one.seen.body().equals(two.seen.body())
          && one.seen.state().equals(two.seen.state())
          && Math.abs(one.seen.at() - two.seen.at()) <= TOLERANCE;
    }
    return equals(other);
  }
}
