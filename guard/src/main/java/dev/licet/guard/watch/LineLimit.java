package dev.licet.guard.watch;

import java.time.Duration;

/** How often one line may be written: ten times a minute; the others are counted. */
final class LineLimit {
  static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int LINES = 10;

  private long minuteBegan;
  private int lines = LINES;
  private long leftOut;

  /** Whether a line may be written now. If not, it is counted as left out. */
  synchronized boolean allows(long now) {
    if (isAwayFrom(minuteBegan, now)) {
      minuteBegan = now;
      lines = 0;
    }
    if (lines == LINES) {
      leftOut++;
      return false;
    }
    lines++;
    return true;
  }

  /** How many were left out since this was last asked. */
  synchronized long takeLeftOut() {
    long taken = leftOut;
    leftOut = 0;
    return taken;
  }

  /** Whether a minute lies between the two; also if a clock was set back. */
  static boolean isAwayFrom(long then, long now) {
    return Math.abs(now - then) >= MINUTE;
  }
}
