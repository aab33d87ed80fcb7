package io.redisched.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What makes the page look and move, inlined into it, and the policy that lets nothing else run.
 *
 * @param style the style sheet
 * @param theme the script that sets light or dark before anything is drawn
 * @param script everything else that moves
 */
public record Assets(String style, String theme, String script) {

  static Assets load() {
    return new Assets(resource("redisched.css"), resource("theme.js"), resource("page.js"));
  }

  /**
   * The content security policy: no request leaves the page, and only these very texts run, so text
   * from a result file could do nothing even if it were not escaped.
   */
  public String policy() {
    return "default-src 'none'; img-src data:; style-src %s; script-src %s %s; base-uri 'none'; form-action 'none'"
        .formatted(hash(style), hash(theme), hash(script));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/io/redisched/reports/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
