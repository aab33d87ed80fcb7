package io.redisched.conformance.report;

import io.redisched.conformance.spec.Level;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code conformance.xml}: the form that JUnit's reports have and that CI servers read, a test case
 * for each clause.
 */
final class JunitResults {

  private final XMLStreamWriter xml;

  private JunitResults(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(ConformanceReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitResults(xml).write(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  private void write(ConformanceReport report) throws XMLStreamException {
    long failures = report.clauses().stream().filter(ClauseResult::breaks).count();
    int errors = report.contradictions().size() + report.errors().size();
    long passed = report.totals().getOrDefault(Outcome.PASSED, 0L);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", "redisched conformance of " + report.port().name());
    attribute("tests", Long.toString(report.clauses().size() + errors));
    attribute("failures", Long.toString(failures));
    attribute("errors", Integer.toString(errors));
    attribute("skipped", Long.toString(report.clauses().size() - failures - passed));
    attribute("time", seconds(report.duration()));
    attribute("timestamp", report.startedAt().toString());
    for (ClauseResult clause : report.clauses()) {
      write(clause);
    }
    writeErrors("known failures", report.contradictions());
    writeErrors("run", report.errors());
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(ClauseResult result) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute("classname", "redisched." + result.clause().section());
    attribute("name", result.clause().id() + " " + result.clause().sentence());
    Duration sum =
        result.checks().stream().map(CheckResult::duration).reduce(Duration.ZERO, Duration::plus);
    attribute("time", seconds(sum));
    if (result.breaks()) {
      xml.writeStartElement("failure");
      attribute("message", firstLine(result));
      xml.writeCharacters(Printable.inXml(explanation(result)));
      xml.writeEndElement();
    } else if (result.outcome() != Outcome.PASSED) {
      xml.writeEmptyElement("skipped");
      attribute("message", why(result));
    }
    xml.writeEndElement();
  }

  private static String why(ClauseResult result) {
    boolean advice = result.outcome() == Outcome.FAILED && result.clause().level() == Level.SHOULD;
    return (advice ? "advice not followed" : result.outcome().words()) + ": " + firstLine(result);
  }

  private static String firstLine(ClauseResult result) {
    return String.valueOf(result.message()).lines().findFirst().orElse("");
  }

  private static String explanation(ClauseResult result) {
    StringBuilder text = new StringBuilder();
    result.failures().forEach(f -> text.append(FailureText.of(result.clause(), f, result.rerun())));
    return text.toString();
  }

  private void writeErrors(String name, List<String> errors) throws XMLStreamException {
    for (String error : errors) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testcase");
      attribute("classname", "redisched");
      attribute("name", name);
      xml.writeEmptyElement("error");
      attribute("message", error);
      xml.writeEndElement();
    }
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Printable.inXml(value));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
