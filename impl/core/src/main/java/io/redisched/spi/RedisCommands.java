package io.redisched.spi;

import org.jspecify.annotations.Nullable;

/**
 * The Redis commands that a scheduler needs, in a blocking client's own calls.
 *
 * <p>Replies are what Redis sent, undecoded: {@link Long} for an integer, {@code byte[]} for a
 * string, {@link java.util.List} of such for an array, null for nil. Arrays that are handed in must
 * not be written to or kept.
 *
 * <p>A failure is whatever runtime exception the client throws; {@link #errorReply} tells what it
 * means. A command must not be sent a second time once its first sending may have reached Redis:
 * {@code reserve} and {@code pull} are not idempotent.
 *
 * <p>Implementations are as thread-safe as the scheduler made from them says it is.
 *
 * @see ScriptScheduler
 */
public interface RedisCommands extends AutoCloseable {

  /**
   * Sends EVALSHA.
   *
   * @param script the script, called by its {@link Script#sha1()}
   * @param keys the keys, all in one hash slot
   * @param args the arguments
   * @return the script's reply
   */
  @Nullable Object evalsha(Script script, byte[][] keys, byte[][] args);

  /**
   * Sends EVAL, which runs the script and loads it where it ran.
   *
   * @param script the script, sent by its {@link Script#source()}
   * @param keys the keys, all in one hash slot
   * @param args the arguments
   * @return the script's reply
   */
  @Nullable Object eval(Script script, byte[][] keys, byte[][] args);

  /**
   * Sends SCRIPT LOAD, in a cluster to all nodes.
   *
   * @param script the script to load
   */
  void scriptLoad(Script script);

  /**
   * Sends TIME.
   *
   * @return the reply: an array of two strings, seconds and microseconds
   */
  @Nullable Object time();

  /**
   * Tells whether Redis has answered with an error.
   *
   * @param failure what one of the methods above threw
   * @return the error as Redis worded it, its code first; null if there was no answer
   */
  @Nullable String errorReply(Throwable failure);

  /** Closes what was opened for this scheduler, and nothing that was handed in. */
  @Override
  void close();
}
