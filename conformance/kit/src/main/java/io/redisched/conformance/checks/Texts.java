package io.redisched.conformance.checks;

import io.redisched.conformance.port.Shown;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text that careless code trims, parses, folds, cuts or takes for a pattern. */
final class Texts {

  /** Good for a body, an id or a part of a topic; each differs from all the others. */
  static final List<String> AWKWARD =
      List.of(
          " ",
          "  leading and trailing  ",
          "\t",
          "\n",
          "\r\n",
          "line\nline\n",
          "\u0000",
          "before\u0000after",
          "\u0000first",
          "last\u0000",
          "\"",
          "'",
          "\\",
          "\\n",
          "\\u0041",
          "\\0",
          "\"quoted\"",
          "%s %d %n %00 %",
          "null",
          "nil",
          "(nil)",
          "undefined",
          "None",
          "false",
          "true",
          "0",
          "-1",
          "007",
          "1e3",
          "1700000000000",
          "9007199254740993",
          "12345678901234567890",
          "0.1",
          "NaN",
          "Infinity",
          "-inf",
          "+inf",
          "(1",
          "[a",
          "{}",
          "[]",
          "{\"a\":1}",
          "[1, 2]",
          "{x}",
          "a{b}c",
          "a}b",
          "{",
          "a:b:c",
          ":",
          "a/b/../c",
          "../x",
          "a,b;c|d",
          "*",
          "?",
          "[abc]",
          "a*",
          "^.*$",
          "$1",
          "${x}",
          "{{x}}",
          "<a&b>",
          "&amp;",
          "%41",
          "a+b c",
          "'; DROP TABLE jobs; --",
          "__proto__",
          "constructor",
          "hasOwnProperty",
          "length",
          "toString",
          "OK",
          "QUEUED",
          "ERR no such thing",
          "-ERR",
          "NOSCRIPT no such script",
          "BADARG id is wrong",
          "jobs",
          "queued",
          "reserved",
          "aGVsbG8=",
          "é",
          "e\u0301",
          "ﬁ",
          "ß",
          "İ",
          "ı",
          "ς",
          "\u00a0",
          "\u200b",
          "\u2028\u2029",
          "\ufeffwith a mark",
          "\ufffd",
          "\uffff",
          "\u007f\u0080\u009f\u00ff",
          "\u202eright to left",
          "العربية",
          "汉字かな",
          "😀",
          "👩\u200d👩\u200d👧",
          "🇩🇪",
          "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
          "a😀b𐍈c",
          "\u001f\u008b",
          IntStream.range(1, 32).mapToObj(Character::toString).reduce("", String::concat),
          IntStream.range(32, 512).mapToObj(Character::toString).reduce("", String::concat));

  /** Ids that differ, though careless code takes some of them for one another. */
  static final List<String> ALIKE =
      Stream.of(
              Stream.of("a", "A", " a", "a ", "aa", "\ta", "a\n", "a\r\n", "a\u0000", "\u0000a"),
              Stream.of("a\u0000b", "a\u0000c", "\u00a0a", "a\u200b", "a\u0301", "á", "Á", "ａ"),
              Stream.of("1", "01", "001", "1.0", "1.", "+1", "1e0", "0x1", "-1", "１", "true"),
              Stream.of("0", "-0", "00", "0.0", "", "false", "null", "NULL", "nil", "undefined"),
              Stream.of("9007199254740992", "9007199254740993", "9007199254740992.0"),
              Stream.of("10000000000000000000000", "10000000000000000000001", "1e22"),
              Stream.of("ﬁ", "fi", "ß", "ss", "SS", "İ", "i", "I", "ı", "i̇", "k", "\u212a", "K"),
              Stream.of("😀", "😁", "\ufffd", "\ufffd\ufffd", "?", "??", "𐐀", "𐐨"),
              Stream.of("%41", "\\u0041", "&#65;", "a%", "a%20", "a+", "a_", "*", "a*", "[a]"),
              Stream.of("a:b", "a:", ":a", "a/b", "a/", "/a", "./a", "a.", "{a}", "a}", "{a"),
              Stream.of(
                  "plumless", "buckeroo", "Aa", "BB", "B@", "bccb", "cbbc"), // by their hashes
              Stream.of("x".repeat(300) + "1", "x".repeat(300) + "2", "x".repeat(300)),
              Stream.of("y".repeat(70_000) + "1", "y".repeat(70_000) + "2"))
          .flatMap(group -> group)
          .filter(id -> !id.isEmpty())
          .toList();

  private Texts() {}

  /** Shows text in a message: with its escapes, cut when it is long. */
  static String shown(String text) {
    return Shown.quoted(text, 60);
  }
}
