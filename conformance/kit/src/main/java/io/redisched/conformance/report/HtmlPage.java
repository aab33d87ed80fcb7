package io.redisched.conformance.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** {@code index.html}: one page that needs nothing beside it. */
final class HtmlPage {

  private HtmlPage() {}

  static String of(ConformanceReport report) {
    TemplateOutput page = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("conformance.jte", report, page);
    return page.toString();
  }
}
