package dev.licet.identity.tenant;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * LICET_TENANT_FILE.
 *
 * @param path empty if it is not set
 */
record TenantFileSetting(Optional<Path> path) implements ReadFirst {
  static final String NAME = "licet.tenant-file";

  static TenantFileSetting read(Settings settings) {
    return new TenantFileSetting(settings.read(NAME, TenantFileSetting::file));
  }

  private static Path file(String text) {
    var path = Path.of(text);
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("must be a file that is there");
    }
    return path;
  }
}
