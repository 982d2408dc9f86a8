package dev.licet.identity.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file with one JSON object a line, read from wherever one was. */
final class UsersFile implements AutoCloseable {
  static final int LONGEST_LINE = 1_000_000;

  private final InputStream bytes;
  private long position;
  private long line;

  private UsersFile(InputStream bytes, long position, long line) {
    this.bytes = bytes;
    this.position = position;
    this.line = line;
  }

  /**
   * Opens it.
   *
   * @param position in bytes
   * @param line how many lines lie before that
   */
  static UsersFile open(Path file, long position, long line) throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    bytes.skipNBytes(position);
    return new UsersFile(bytes, position, line);
  }

  /** A line that says something. */
  static final class Line {
    private final long number;
    private final byte[] bytes;
    private final boolean tooLong;

    private Line(long number, byte[] bytes, boolean tooLong) {
      this.number = number;
      this.bytes = bytes;
      this.tooLong = tooLong;
    }

    /** From 1. */
    long number() {
      return number;
    }

    /** What stands there; only its beginning, if it is too long. */
    byte[] bytes() {
      return bytes.clone();
    }

    /** Whether it is over a megabyte. */
    boolean tooLong() {
      return tooLong;
    }
  }

  /** The next lines, not more than so many nor more than a megabyte or two; none at the end. */
  List<Line> next(int most) throws IOException {
    var lines = new ArrayList<Line>();
    long until = position + LONGEST_LINE;
    for (var one = readLine(); one != null; one = readLine()) {
      if (!isBlank(one.bytes())) {
        lines.add(one);
      }
      if (lines.size() >= most || position >= until) {
        break;
      }
    }
    return lines;
  }

  /** How far it was read, in bytes. */
  long position() {
    return position;
  }

  /** How many lines were read. */
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private @Nullable Line readLine() throws IOException {
    var text = new ByteArrayOutputStream(512);
    boolean tooLong = false;
    int next = bytes.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0; next = bytes.read()) {
      position++;
      if (next == '\n') {
        break;
      }
      tooLong |= text.size() >= LONGEST_LINE;
      if (!tooLong) {
        text.write(next);
      }
    }
    return new Line(++line, text.toByteArray(), tooLong);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte one : bytes) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }
}
