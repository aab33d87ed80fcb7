package io.redisched.reports.compare;

/** What can be said of one row. */
enum Verdict {
  /** HEAD is faster than BASE, beyond the margin and beyond noise. */
  FASTER("faster"),
  /** HEAD is slower than BASE, beyond the margin and beyond noise. */
  SLOWER("slower"),
  /** The two differ by less than the margin. */
  SAME("same"),
  /** The figures do not tell. */
  INCONCLUSIVE("inconclusive");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
