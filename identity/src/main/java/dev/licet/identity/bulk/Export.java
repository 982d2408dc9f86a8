package dev.licet.identity.bulk;

import java.util.List;
import java.util.Locale;

/**
 * What an export gives.
 *
 * @param connection whose users; all, if it is empty
 * @param secret what signs its links
 * @param fields all, if there are none
 * @param most how many users
 */
record Export(
    String jobId,
    String connection,
    String secret,
    Format format,
    List<ExportField> fields,
    long most) {
  /** How the file is written. */
  enum Format {
    JSON,
    CSV;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Export[" + jobId + "]";
  }
}
