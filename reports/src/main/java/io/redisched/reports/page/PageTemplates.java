package io.redisched.reports.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders pages with the templates in {@code src/main/jte}, which escape whatever they show. */
public final class PageTemplates {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private PageTemplates() {}

  /** The page as HTML. */
  public static String html(Page page) {
    StringOutput output = new StringOutput();
    ENGINE.render("page.jte", page, output);
    return output.toString();
  }
}
