package io.redisched.conformance.model;

import io.redisched.conformance.port.Shown;
import java.math.BigDecimal;

/** Values as readers see them: as in JSON, long ones cut. */
final class Words {

  private static final int SHOWN = 60;

  private Words() {}

  static String quoted(String text) {
    return Shown.quoted(text, SHOWN);
  }

  static String number(double value) {
    return Math.abs(value) < 1e17
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
