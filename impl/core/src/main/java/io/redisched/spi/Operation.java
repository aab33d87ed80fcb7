package io.redisched.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of one script: what is sent, and how the reply is read.
 *
 * @param script the script
 * @param keys its KEYS
 * @param args its ARGV
 * @param reader turns the script's reply into the operation's result; throws a runtime exception at
 *     a reply that the script cannot have given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Operation<T>(
    Script script, byte[][] keys, byte[][] args, Function<@Nullable Object, T> reader) {

  T read(@Nullable Object reply) {
    return reader.apply(reply);
  }
}
