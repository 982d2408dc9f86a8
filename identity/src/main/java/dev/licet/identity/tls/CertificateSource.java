package dev.licet.identity.tls;

import java.nio.file.Path;

/** Two files (or one with both in it), and whoever keeps them fresh. */
interface CertificateSource {
  Path certificateFile();

  Path keyFile();

  /** Writes a new certificate where this source issues them itself and the old one runs out. */
  void renewWhereDue();

  /** The operator keeps them fresh. */
  record Given(Path certificateFile, Path keyFile) implements CertificateSource {
    @Override
    public void renewWhereDue() {
      // The operator replaces the files; the watcher sees it.
    }
  }
}
