package dev.licet.identity.management.body;

import dev.licet.identity.shared.FieldChecks;

/** Which texts every database stores and every page shows. */
final class Texts {
  private Texts() {}

  static boolean isLine(String text) {
    return FieldChecks.isLine(text);
  }

  /** Lines, ended by any of the usual signs, with tabs among them. */
  static boolean isText(String text) {
    return isLine(text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
  }
}
