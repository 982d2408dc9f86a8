package dev.licet.identity.tls;

import java.nio.file.Path;

/** A certificate or key file that cannot be served from. */
final class UnusableFile extends Exception {
  private final transient Path file;
  private final String expectation;

  UnusableFile(Path file, String expectation) {
    super(file + " " + expectation);
    this.file = file;
    this.expectation = expectation;
  }

  Path file() {
    return file;
  }

  String expectation() {
    return expectation;
  }
}
