package io.redisched.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine and the JVM, as far as they can be found out. Processor, memory and distribution are
 * read where Linux writes them down.
 */
record Machine(
    @Nullable String cpu,
    int cores,
    @Nullable String memory,
    String kernel,
    @Nullable String os,
    String jdk) {

  static Machine ofThisProcess() {
    return new Machine(
        find(Path.of("/proc/cpuinfo"), "(?m)^model name\\s*:\\s*(.+)$"),
        Runtime.getRuntime().availableProcessors(),
        gibibytes(find(Path.of("/proc/meminfo"), "(?m)^MemTotal:\\s*(\\d+) kB$")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        find(Path.of("/etc/os-release"), "(?m)^PRETTY_NAME=\"?([^\"\n]+)\"?$"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  private static @Nullable String gibibytes(@Nullable String kibibytes) {
    return kibibytes == null
        ? null
        : String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kibibytes) / 1024.0 / 1024.0);
  }

  private static @Nullable String find(Path file, String pattern) {
    try {
      Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
      return matcher.find() ? matcher.group(1).trim() : null;
    } catch (IOException e) {
      return null;
    }
  }
}
