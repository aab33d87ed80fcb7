package io.redisched.testing;

/**
 * A scheduler over a client that was made for it.
 *
 * @param scheduler the scheduler, of whichever type
 * @param closeClient closes the client, which the scheduler may leave open
 */
public record ClientSubject<S>(S scheduler, Runnable closeClient) implements AutoCloseable {

  @Override
  public void close() {
    closeClient.run();
  }
}
