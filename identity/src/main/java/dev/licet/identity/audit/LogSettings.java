package dev.licet.identity.audit;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.time.Duration;

/**
 * How much of the log is kept.
 *
 * @param bytes of all entries together
 */
record LogSettings(Duration age, long bytes) implements ReadFirst {
  private static final String DAYS = "30";
  private static final String MEGABYTES = "1024";
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_MEGABYTES = 1_048_576;

  static LogSettings read(Settings settings) {
    int days = settings.read("licet.log-days", DAYS, text -> whole(text, MOST_DAYS));
    int megabytes =
        settings.read("licet.log-megabytes", MEGABYTES, text -> whole(text, MOST_MEGABYTES));
    return new LogSettings(Duration.ofDays(days), megabytes * 1_048_576L);
  }

  private static int whole(String text, int most) {
    int number = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new IllegalArgumentException("must be a whole number from 1 to " + most);
    }
    return number;
  }
}
