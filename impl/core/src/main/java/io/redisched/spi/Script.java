package io.redisched.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One of the Lua scripts of {@code redisched-lua}, as it is sent to Redis.
 *
 * <p>Immutable as long as nobody writes to the arrays, which are not copied.
 */
public final class Script {

  static final Script PUT = read("put");
  static final Script RESERVE = read("reserve");
  static final Script PULL = read("pull");
  static final Script RELEASE = read("release");
  static final Script DELETE = read("delete");
  static final Script REQUEUE = read("requeue");
  static final Script GET = read("get");
  static final Script COUNTS = read("counts");

  static final List<Script> ALL =
      List.of(PUT, RESERVE, PULL, RELEASE, DELETE, REQUEUE, GET, COUNTS);

  private final String operation;
  private final byte[] source;
  private final String sha1;
  private final byte[] sha1Bytes;

  private Script(String operation, byte[] source) {
    this.operation = operation;
    this.source = source;
    this.sha1 = HexFormat.of().formatHex(sha1Of(source));
    this.sha1Bytes = sha1.getBytes(US_ASCII);
  }

  private static Script read(String operation) {
    String resource = "META-INF/redisched/lua/" + operation + ".lua";
    ClassLoader loader = Script.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            resource + " of redisched-lua is not on the class path of redisched-core");
      }
      return new Script(operation, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static byte[] sha1Of(byte[] source) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(source);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Returns the operation that the script carries out: {@code "put"}. */
  public String operation() {
    return operation;
  }

  /** Returns the script's text, for EVAL and SCRIPT LOAD. */
  public byte[] source() {
    return source;
  }

  /** Returns the SHA-1 of the script's text for EVALSHA, 40 lower-case hexadecimal digits. */
  public String sha1() {
    return sha1;
  }

  /** Returns {@link #sha1()} in ASCII. */
  public byte[] sha1Bytes() {
    return sha1Bytes;
  }

  /** Returns the operation and the SHA-1. */
  @Override
  public String toString() {
    return operation + " " + sha1;
  }
}
