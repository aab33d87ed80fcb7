package io.redisched.conformance.selftest.mutation;

import io.redisched.conformance.selftest.mutation.Mutant.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes mutants of a Lua script: every place where one of the rules matches, changed once.
 *
 * <p>The rules work on text, line by line, with comments left out. That is enough for scripts of
 * one style, and what it turns into no Lua at all is recognised by Redis and not counted.
 */
final class Mutator {

  /** Replaces each match of a pattern; {@code $1} and so on stand for its groups. */
  private record Rule(Operator operator, Pattern pattern, List<String> replacements) {

    static Rule of(Operator operator, String pattern, String... replacements) {
      return new Rule(operator, Pattern.compile(pattern), List.of(replacements));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of(Operator.DROPPED_CALL, "^ *redis\\.call\\(.*\\)$", ""),
          Rule.of(Operator.COMPARISON, " == ", " ~= "),
          Rule.of(Operator.COMPARISON, " ~= ", " == "),
          Rule.of(Operator.COMPARISON, " < ", " <= ", " > "),
          Rule.of(Operator.COMPARISON, " > ", " >= ", " < "),
          Rule.of(Operator.CONSTANT, "(?<![\\w\\[.%'])(\\d+)(?![\\w\\]'])", "$1 + 1"),
          Rule.of(Operator.CONSTANT, "(?<![\\w\\[.%'])([1-9]\\d*)(?![\\w\\]'])", "0"),
          Rule.of(Operator.CONSTANT, "%\\.17g", "%.14g", "%.0f"),
          Rule.of(
              Operator.BOUND,
              "'-inf', (max|now)",
              "'-inf', '(' .. $1",
              "'-inf', '+inf'",
              "0, $1",
              "$1, '+inf'"),
          Rule.of(Operator.KEY, "\\('([A-Z]+)', jobs\\b", "('$1', queued"),
          Rule.of(Operator.KEY, "\\('([A-Z]+)', queued\\b", "('$1', reserved"),
          Rule.of(Operator.KEY, "\\('([A-Z]+)', reserved\\b", "('$1', queued"),
          Rule.of(Operator.KEY, "KEYS\\[1\\], KEYS\\[2\\]", "KEYS[2], KEYS[1]"),
          Rule.of(Operator.COMMAND, "'HSETNX'", "'HSET'"),
          Rule.of(
              Operator.COMMAND,
              "'ZRANGEBYSCORE', (\\w+), '-inf', (\\w+)",
              "'ZREVRANGEBYSCORE', $1, $2, '-inf'"),
          Rule.of(
              Operator.COMMAND,
              "'ZADD', (\\w+)",
              "'ZADD', $1, 'NX'",
              "'ZADD', $1, 'XX'",
              "'ZADD', $1, 'GT'"),
          Rule.of(Operator.COMMAND, "'ZCARD'", "'ZCOUNT', queued, 0"),
          Rule.of(Operator.COMMAND, "'(ZCOUNT)', (\\w+), [^)]*\\)", "'ZCARD', $2)"),
          Rule.of(Operator.COMMAND, "'HDEL'", "'HGET'"),
          Rule.of(Operator.COMMAND, "'ZREM'", "'ZSCORE'"),
          Rule.of(
              Operator.ARGUMENT_ORDER, "(jobs|queued|reserved), (\\w+), (\\w+)\\)", "$1, $3, $2)"),
          Rule.of(Operator.ARGUMENT_ORDER, "\\{(\\w+), ('?\\w+'?)", "{$2, $1"),
          Rule.of(Operator.ARGUMENT_ORDER, "ARGV\\[1\\], ARGV\\[2\\]", "ARGV[2], ARGV[1]"),
          Rule.of(Operator.ARGUMENT_ORDER, "ARGV\\[2\\], ARGV\\[3\\]", "ARGV[3], ARGV[2]"),
          Rule.of(Operator.CONNECTIVE, " and ", " or "),
          Rule.of(Operator.CONNECTIVE, " or ", " and "),
          Rule.of(Operator.CONNECTIVE, "\\bnot ", ""),
          Rule.of(Operator.CONNECTIVE, "^( *)if (.*) then$", "$1if true then", "$1if false then"),
          Rule.of(Operator.ARITHMETIC, " \\+ ", " - "),
          Rule.of(Operator.ARITHMETIC, " - ", " + "),
          Rule.of(Operator.ARITHMETIC, " \\* ", " / "),
          Rule.of(Operator.ARITHMETIC, " / ", " * "),
          Rule.of(
              Operator.ARITHMETIC,
              "math\\.min\\((\\w+), ([^)]*)\\)",
              "math.max($1, $2)",
              "$1",
              "$2"),
          Rule.of(Operator.RETURN, "^( *)return 0$", "$1return 1", "$1return false"),
          Rule.of(Operator.RETURN, "^( *)return 1$", "$1return 0"),
          Rule.of(Operator.RETURN, "^( *)return false$", "$1return {'', ''}"),
          Rule.of(
              Operator.RETURN,
              "^( *)return ((?!0$|1$|false$|redis.error_reply|n and ).+)$",
              "$1return false",
              "$1return 0"),
          Rule.of(Operator.RETURN, "BADARG (\\w+) ", "ERR $1 ", "BADARG argument "));

  private Mutator() {}

  /** Returns all mutants of a script, in the order of its lines. */
  static List<Mutant> mutate(String operation, String source) {
    List<Mutant> mutants = new ArrayList<>();
    String[] lines = source.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int comment = lines[i].indexOf("--");
      String code = comment < 0 ? lines[i] : lines[i].substring(0, comment);
      for (Rule rule : RULES) {
        for (Matcher match = rule.pattern().matcher(code); match.find(); ) {
          for (String replacement : rule.replacements()) {
            mutants.add(mutant(operation, rule.operator(), lines, i, match, replacement));
          }
        }
      }
    }
    return mutants;
  }

  private static Mutant mutant(
      String operation,
      Operator operator,
      String[] lines,
      int line,
      MatchResult match,
      String replacement) {
    String after = replacement;
    for (int group = 1; group <= match.groupCount(); group++) {
      after = after.replace("$" + group, String.valueOf(match.group(group)));
    }
    String[] changed = lines.clone();
    changed[line] =
        lines[line].substring(0, match.start()) + after + lines[line].substring(match.end());
    return new Mutant(
        operation, operator, line + 1, match.group(), after, String.join("\n", changed));
  }
}
