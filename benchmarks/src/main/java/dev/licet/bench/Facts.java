package dev.licet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** A file of measured figures, each on a line of its own: name, value and meaning between tabs. */
public final class Facts {
  private final Path file;

  /** That file; made if it is not there, added to if it is. */
  public Facts(Path file) {
    this.file = file;
  }

  /** Adds a figure, with four significant digits. */
  public void add(String name, double value, String meaning) {
    add(name, significant(value), meaning);
  }

  private void add(String name, String value, String meaning) {
    try {
      Files.write(
          file,
          List.of(String.join("\t", name, value, meaning)),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String significant(double value) {
    int decimals = Math.clamp(4 - (int) Math.ceil(Math.log10(Math.abs(value) + 1e-9)), 0, 4);
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
