package io.redisched.testing;

/**
 * A scheduler over a cluster client that was made for it.
 *
 * @param scheduler the scheduler, of whichever type
 * @param closeClient closes the client, which the scheduler leaves open
 */
public record ClusterSubject<S>(S scheduler, Runnable closeClient) implements AutoCloseable {

  @Override
  public void close() {
    closeClient.run();
  }
}
