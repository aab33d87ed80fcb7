package io.redisched.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether this machine has the memory for queues of some depths, asked before they are filled: a
 * server that runs out of memory is ended by the kernel, or swaps, and either spoils everything
 * else that is measured.
 *
 * <p>Memory is what Linux calls available, or what is left of the control group's limit if that is
 * less. Where neither is known, nothing is refused. Immutable.
 */
public final class MemoryGuard {

  /**
   * What a waiting job takes beside its body, with ids of 20 characters: about 200 bytes, and as
   * much again in part while tables are copied into larger ones.
   */
  private static final long BYTES_BESIDE_BODY = 336;

  private final Path root;

  private MemoryGuard(Path root) {
    this.root = root;
  }

  /** Of this machine. */
  public static MemoryGuard ofThisMachine() {
    return new MemoryGuard(Path.of("/"));
  }

  /** Of a machine whose files are in that folder. */
  static MemoryGuard of(Path root) {
    return new MemoryGuard(root);
  }

  /** The most memory, in bytes, that queues of these depths are expected to take together. */
  static long needed(List<Integer> depths, int bodyBytes) {
    return depths.stream().mapToLong(depth -> depth * (BYTES_BESIDE_BODY + bodyBytes)).sum();
  }

  /**
   * Says what is wrong if there is not the memory.
   *
   * @param depths jobs waiting in each queue, all of them there at once
   * @param bodyBytes the length of every body
   * @return a sentence with both figures; empty if there is enough, or nothing is known
   */
  public Optional<String> objection(List<Integer> depths, int bodyBytes) {
    long needed = needed(depths, bodyBytes);
    OptionalLong available = available();
    if (available.isEmpty() || needed <= available.getAsLong()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "queues of %s jobs with bodies of %,d bytes need about %s of memory at once, and %s are"
                + " available: choose smaller depths, or end what takes the memory",
            String.join(
                ", ",
                depths.stream().map(depth -> String.format(Locale.ROOT, "%,d", depth)).toList()),
            bodyBytes,
            gibibytes(needed),
            gibibytes(available.getAsLong())));
  }

  /** What can be had without swapping, in bytes; empty if that is not known. */
  private OptionalLong available() {
    return Stream.of(ofMachine(), ofGroup()).flatMapToLong(OptionalLong::stream).min();
  }

  private OptionalLong ofMachine() {
    Matcher matcher =
        Pattern.compile("(?m)^MemAvailable:\\s*(\\d+) kB$").matcher(text("proc/meminfo"));
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024)
        : OptionalLong.empty();
  }

  /** Caches count as used in a control group, so this is a cautious figure. */
  private OptionalLong ofGroup() {
    String limit = text("sys/fs/cgroup/memory.max");
    String used = text("sys/fs/cgroup/memory.current");
    return limit.matches("\\d+") && used.matches("\\d+")
        ? OptionalLong.of(Math.max(0, Long.parseLong(limit) - Long.parseLong(used)))
        : OptionalLong.empty();
  }

  private String text(String file) {
    try {
      return Files.readString(root.resolve(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / Math.pow(2, 30));
  }
}
