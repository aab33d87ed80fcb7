package io.redisched.conformance.port;

import tools.jackson.databind.node.ObjectNode;

/**
 * A running port, as the kit talks to it: one method call at a time, in the terms of the port
 * protocol (PROTOCOL.md).
 *
 * <p>An instance is used by one thread at a time. A call blocks until the port has answered, at
 * most for the driver's time limit.
 */
public interface Port extends AutoCloseable {

  /**
   * Calls a method of the port.
   *
   * @param method the method's name, {@code "put"} for instance
   * @param params the parameters, which may be wrong on purpose
   * @return what the port answered, a result or an error
   * @throws PortFailure if the port gave no proper answer: silence, death, rubbish
   * @throws NotExpressible if this driver cannot hand these parameters to its port
   */
  Answer call(String method, ObjectNode params);

  /**
   * Sends a line as it stands, which need not be a request, and awaits the answer (PROTO-5).
   *
   * @param line the line, without a line end
   * @return what the port answered, an error with the id null
   * @throws PortFailure if the port gave no proper answer
   * @throws NotExpressible if this driver has no lines to send
   */
  default Answer send(String line) {
    throw new NotExpressible("this port is not driven line by line");
  }

  /**
   * Closes the port's stdin and waits for it to end by itself; ends it forcibly when its time is up
   * (PROTO-4). The port is of no further use.
   *
   * @return whether it ended by itself in time
   * @throws NotExpressible if the port is no process of its own
   */
  default boolean endsByItself() {
    throw new NotExpressible("this port is no process of its own");
  }

  /** Ends the port and frees what it holds. Does nothing the second time. */
  @Override
  void close();

  /**
   * Ends the port as a power cut would, if this driver can.
   *
   * @throws NotExpressible if the port cannot be killed apart from the kit
   */
  default void kill() {
    throw new NotExpressible("this port runs inside the kit's own process and cannot be killed");
  }
}
