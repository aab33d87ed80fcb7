package io.redisched.benchmarks.cost;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Counts what this JVM allocates.
 *
 * <p>Only without escape analysis is that a property of the code: with it, the count depends on
 * when the compiler finishes which method, and on what it happens to inline.
 */
final class Allocations {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {}

  /** Bytes that all live threads have allocated so far; none of them may end meanwhile. */
  static long soFar() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }

  /** Whether this JVM runs with {@code -XX:-DoEscapeAnalysis}. */
  static boolean areExact() {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption("DoEscapeAnalysis")
        .getValue()
        .equals("false");
  }
}
