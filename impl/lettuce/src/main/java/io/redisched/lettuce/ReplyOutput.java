package io.redisched.lettuce;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script's reply as it came: an integer, a string, nil, or an array of these. Lettuce's own
 * outputs want to know beforehand which.
 */
final class ReplyOutput extends CommandOutput<byte[], byte[], @Nullable Object> {

  private @Nullable List<@Nullable Object> elements;

  ReplyOutput() {
    super(ByteArrayCodec.INSTANCE, null);
  }

  @Override
  public void set(@Nullable ByteBuffer bytes) {
    add(bytes == null ? null : codec.decodeValue(bytes));
  }

  @Override
  public void set(long integer) {
    add(integer);
  }

  @Override
  public void multi(int count) {
    elements = new ArrayList<>(Math.max(count, 0));
    output = elements;
  }

  private void add(@Nullable Object value) {
    if (elements == null) {
      output = value;
    } else {
      elements.add(value);
    }
  }
}
