package io.redisched.conformance.selftest.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide for those who port the scripts shows of them is so. */
class LuaGuideTest {

  private static final Path LUA = Path.of("..", "..", "lua");
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{40}\\b");

  @Test
  void theDigestsAreThoseOfTheScripts() throws IOException, GeneralSecurityException {
    List<String> digests = new ArrayList<>();
    try (var scripts = Files.newDirectoryStream(LUA, "*.lua")) {
      for (Path script : scripts) {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(script));
        digests.add(HexFormat.of().formatHex(digest));
      }
    }

    List<String> shown =
        DIGEST
            .matcher(Files.readString(LUA.resolve("README.md")))
            .results()
            .map(found -> found.group())
            .toList();

    assertThat(shown).isNotEmpty().isSubsetOf(digests);
  }
}
