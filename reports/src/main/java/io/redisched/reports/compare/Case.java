package io.redisched.reports.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One benchmark with one value of each of its parameters: what a fork of the driver runs.
 *
 * @param benchmark its full name
 * @param params as {@code client=jedis}, in the order in which JMH lists them
 */
record Case(String benchmark, List<String> params) {
  private static final Pattern PARAM = Pattern.compile("\\s+param \"(.+)\" = \\{(.*)}");

  Case {
    params = List.copyOf(params);
  }

  /** The cases in what JMH lists with {@code -lp}, where a benchmark may stand several times. */
  static Set<Case> listed(List<String> lines) {
    Set<Case> cases = new LinkedHashSet<>();
    List<Case> current = List.of();
    for (String line : lines) {
      Matcher param = PARAM.matcher(line);
      if (param.matches()) {
        current = with(current, param.group(1), List.of(param.group(2).split(", ", -1)));
      } else if (line.matches("[\\w$]+(\\.[\\w$]+)+")) {
        cases.addAll(current);
        current = List.of(new Case(line, List.of()));
      }
    }
    cases.addAll(current);
    return cases;
  }

  /** The options of JMH that choose this and nothing else. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("^" + Pattern.quote(benchmark) + "$");
    for (String param : params) {
      options.add("-p");
      options.add(param);
    }
    return options;
  }

  /** Whether a row of JMH's results is one of this case's. */
  boolean measured(RowKey row) {
    return benchmark.endsWith("." + row.operation().name())
        && row.params().entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(Collectors.toSet())
            .equals(Set.copyOf(params));
  }

  /** For a line of progress. */
  String title() {
    String[] names = benchmark.split("\\.", -1);
    String method = names[names.length - 2] + "." + names[names.length - 1];
    return params.isEmpty() ? method : method + " " + String.join(" ", params);
  }

  private static List<Case> with(List<Case> cases, String param, List<String> values) {
    List<Case> all = new ArrayList<>();
    for (Case one : cases) {
      for (String value : values) {
        List<String> params = new ArrayList<>(one.params);
        params.add(param + "=" + value);
        all.add(new Case(one.benchmark, params));
      }
    }
    return all;
  }
}
