package io.redisched.conformance.selftest.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.Scripts;
import io.redisched.conformance.selftest.mutation.Mutant.Operator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    List<String> changes(String code) {
      List<String> changes = new ArrayList<>();
      for (Matcher match = pattern.matcher(code); match.find(); ) {
        for (String replacement : replacements) {
          String after = replacement;
          for (int group = 1; group <= match.groupCount(); group++) {
            after = after.replace("$" + group, String.valueOf(match.group(group)));
          }
          changes.add(code.substring(0, match.start()) + after + code.substring(match.end()));
        }
      }
      return changes;
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
          Rule.of(Operator.CONSTANT, "\\)\\[1\\]", ")[2]"),
          Rule.of(Operator.ROUNDING, "%\\.17g", "%.16g", "%.14g", "%.0f"),
          Rule.of(
              Operator.ROUNDING,
              "decimal\\((ARGV\\[\\d\\])\\)",
              rounded("math.floor(n)"),
              rounded("math.ceil(n)"),
              rounded("math.floor(n / 1000) * 1000"),
              rounded("math.max(0, n)"),
              rounded("math.min(n, 2 ^ 53)"),
              "(decimal($1) and tostring(tonumber($1)))",
              "tonumber($1)",
              "$1"),
          Rule.of(
              Operator.ROUNDING,
              "'%\\.17g', deadline",
              "'%.17g', math.floor(deadline)",
              "'%.17g', math.ceil(deadline)",
              "'%.17g', math.floor(deadline / 1000) * 1000",
              "'%.17g', math.min(deadline, 2 ^ 53)"),
          Rule.of(
              Operator.ROUNDING,
              "ttr \\* 1000\\.0",
              "math.floor(ttr) * 1000",
              "math.ceil(ttr) * 1000",
              "math.floor(ttr * 100) * 10",
              "math.min(ttr, 86400) * 1000",
              "ttr"),
          Rule.of(
              Operator.BOUND,
              "'-inf', (max|now)",
              "'-inf', '(' .. $1",
              "'-inf', '+inf'",
              "0, $1",
              "$1, '+inf'"),
          Rule.of(Operator.BOUND, ", 'LIMIT', '0', '?\\w+'?", ""),
          Rule.of(Operator.CONSTANT, "'LIMIT', '0'", "'LIMIT', '1'"),
          Rule.of(Operator.KEY, "\\('([A-Z]+)', jobs\\b", "('$1', queued"),
          Rule.of(Operator.KEY, "\\('([A-Z]+)', queued\\b", "('$1', reserved"),
          Rule.of(Operator.KEY, "\\('([A-Z]+)', reserved\\b", "('$1', queued"),
          Rule.of(Operator.KEY, "KEYS\\[(\\d)\\], KEYS\\[(\\d)\\]", "KEYS[$2], KEYS[$1]"),
          Rule.of(Operator.KEY, "KEYS\\[2\\], KEYS\\[3\\]", "KEYS[3], KEYS[2]"),
          Rule.of(Operator.COMMAND, "redis\\.pcall\\(", "redis.call("),
          Rule.of(Operator.COMMAND, "'HSETNX'", "'HSET'"),
          Rule.of(
              Operator.COMMAND,
              "'ZRANGEBYSCORE', (\\w+), '-inf', (\\w+)",
              "'ZREVRANGEBYSCORE', $1, $2, '-inf'"),
          Rule.of(
              Operator.COMMAND,
              "'ZRANGEBYSCORE', (\\w+), '-inf', \\w+, 'LIMIT', '0', '?(\\w+)'?",
              "'ZRANGE', $1, 0, $2 - 1"),
          Rule.of(
              Operator.COMMAND,
              "'ZADD', (\\w+)",
              "'ZADD', $1, 'NX'",
              "'ZADD', $1, 'XX'",
              "'ZADD', $1, 'GT'",
              "'ZADD', $1, 'LT'",
              "'ZADD', $1, 'INCR'"),
          Rule.of(Operator.COMMAND, "'ZCARD'", "'ZCOUNT', queued, 0"),
          Rule.of(Operator.COMMAND, "'(ZCOUNT)', (\\w+), [^)]*\\)", "'ZCARD', $2)"),
          Rule.of(Operator.COMMAND, "'HDEL'", "'HGET'"),
          Rule.of(Operator.COMMAND, "'HDEL', jobs, id", "'DEL', jobs"),
          Rule.of(Operator.COMMAND, "'ZREM'", "'ZSCORE'"),
          Rule.of(Operator.COMMAND, "'ZREM', (\\w+), [^)]*\\)", "'DEL', $1)"),
          Rule.of(
              Operator.ARGUMENT_ORDER, "(jobs|queued|reserved), (\\w+), (\\w+)\\)", "$1, $3, $2)"),
          Rule.of(Operator.ARGUMENT_ORDER, "\\{(\\w+), ('?\\w+'?)", "{$2, $1"),
          Rule.of(Operator.ARGUMENT_ORDER, "(delayed), (held)", "$2, $1"),
          Rule.of(Operator.ARGUMENT_ORDER, "(held), (overdue)", "$2, $1"),
          Rule.of(Operator.ARGUMENT_ORDER, "ARGV\\[1\\], ARGV\\[2\\]", "ARGV[2], ARGV[1]"),
          Rule.of(
              Operator.ARGUMENT_ORDER,
              "ARGV\\[1\\]\\), tonumber\\(decimal\\(ARGV\\[2\\]",
              "ARGV[2]), tonumber(decimal(ARGV[1]"),
          Rule.of(
              Operator.TEXT,
              "(?<!\\()(ARGV\\[\\d\\])",
              "$1:lower()",
              "($1:gsub('^%s+', ''))",
              "($1:gsub('%s+$', ''))",
              "($1:gsub('%z.*', ''))",
              "($1:gsub('[\\128-\\255]', '?'))",
              "$1:sub(1, 255)",
              "tostring(tonumber($1) or $1)"),
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
          Rule.of(Operator.RETURN, "return \\{id, body\\}", "return {id, ''}", "return {id, id}"),
          Rule.of(
              Operator.RETURN,
              "^( *)return ((?!0$|1$|false$|redis.error_reply|n and ).+)$",
              "$1return false",
              "$1return 0"),
          Rule.of(Operator.RETURN, "BADARG (\\w+) ", "ERR $1 ", "BADARG argument "));

  private Mutator() {}

  /** Returns Lua that reads a number like the scripts do and changes it: {@code n} is its value. */
  private static String rounded(String change) {
    return "(function() local n = tonumber(decimal($1)) return n and string.format('%.17g', "
        + change
        + ") end)()";
  }

  /** Returns all mutants of all scripts, in a fixed order. */
  static List<Mutant> mutate(Scripts scripts) {
    return Scripts.OPERATIONS.stream()
        .flatMap(operation -> mutate(operation, scripts.source(operation)).stream())
        .toList();
  }

  /**
   * Returns a digest of the code of all scripts and of what is made of it; comments are no part of
   * it. As long as it is the same, so are the mutants.
   */
  static String fingerprint(Scripts scripts) {
    StringBuilder text = new StringBuilder();
    for (String operation : Scripts.OPERATIONS) {
      scripts.source(operation).lines().map(Mutator::code).forEach(text::append);
    }
    mutate(scripts).forEach(mutant -> text.append(mutant.name()));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns all mutants of a script, in the order of its lines; no two read the same. */
  static List<Mutant> mutate(String operation, String source) {
    Map<String, Mutant> mutants = new LinkedHashMap<>();
    Map<String, Integer> occurrences = new HashMap<>();
    List<String> lines = List.of(source.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      String code = code(lines.get(i));
      int occurrence = occurrences.merge(code.strip(), 1, Integer::sum);
      for (Rule rule : rulesFor(code)) {
        for (String changed : rule.changes(code)) {
          List<String> mutated = new ArrayList<>(lines);
          mutated.set(i, changed + lines.get(i).substring(code.length()));
          Mutant mutant =
              new Mutant(
                  operation,
                  rule.operator(),
                  code.strip(),
                  occurrence,
                  changed.strip(),
                  String.join("\n", mutated));
          if (!changed.equals(code)) {
            mutants.putIfAbsent(mutant.name(), mutant);
          }
        }
      }
    }
    return List.copyOf(mutants.values());
  }

  /** The words of an error are nobody's business, but for the first ones. */
  private static List<Rule> rulesFor(String code) {
    return code.contains("BADARG")
        ? RULES.stream().filter(rule -> rule.operator() == Operator.RETURN).toList()
        : RULES;
  }

  private static String code(String line) {
    int comment = line.indexOf("--");
    return comment < 0 ? line : line.substring(0, comment);
  }
}
