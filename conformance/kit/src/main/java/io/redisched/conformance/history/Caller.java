package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.model.Reply;
import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A process of a port that calls, one call after another, and notes what came of it. */
public final class Caller {

  private final int process;
  private final Subject subject;
  private final long origin;
  private final List<Call> calls = new ArrayList<>();

  /**
   * Creates a caller.
   *
   * @param process its number, from 1
   * @param subject the process, on the topic
   * @param origin the time of the clock at which the history begins
   */
  Caller(int process, Subject subject, long origin) {
    this.process = process;
    this.subject = subject;
    this.origin = origin;
  }

  /**
   * Makes a call. The error −32000 leaves its outcome unknown.
   *
   * @return the reply, or empty if the outcome is unknown
   * @throws PortFailure if the process gave no proper answer; the outcome of the call is noted as
   *     unknown
   */
  public Optional<Reply> call(Operation operation) {
    ObjectNode params = subject.params();
    params.setAll(operation.params());
    long invoked = System.nanoTime() - origin;
    Reply reply;
    try {
      reply = Reply.of(operation.method(), subject.call(operation.method(), params));
    } catch (PortFailure e) {
      calls.add(Call.open(process, operation, invoked));
      throw e;
    }
    long answered = System.nanoTime() - origin;
    if (reply instanceof Reply.Trouble trouble && trouble.code() == Answer.TROUBLE) {
      calls.add(Call.open(process, operation, invoked));
      return Optional.empty();
    }
    calls.add(Call.answered(process, operation, invoked, answered, reply));
    return Optional.of(reply);
  }

  List<Call> calls() {
    return calls;
  }
}
