package dev.licet.identity.tenant;

import dev.licet.identity.section.FileSection;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The tenant file ({@code LICET_TENANT_FILE}). It is applied when it has changed since it was
 * applied last, so that a restart keeps what was changed in the dashboard.
 */
@Component
class TenantFiles {
  private static final Logger log = LoggerFactory.getLogger(TenantFiles.class);

  private final TenantFileSetting setting;
  private final Environment environment;
  private final TenantSetupTable table;
  private final TenantFileWriter writer;
  private final List<FileSection> parts;

  TenantFiles(
      TenantFileSetting setting,
      Environment environment,
      TenantSetupTable table,
      TenantFileWriter writer,
      List<FileSection> parts) {
    this.parts = parts;
    this.setting = setting;
    this.environment = environment;
    this.table = table;
    this.writer = writer;
  }

  /** A tenant file with the environment's values filled in. */
  record Text(String file, String content) {}

  /** The file that the setting names, read. */
  Optional<Text> find() {
    return setting.path().map(this::read);
  }

  /** To be called in a writing transaction, which a broken file ends. */
  void applyIfChanged(Text text) {
    var digest = Digest.of(text.content());
    if (table.applied().equals(Optional.of(digest))) {
      log.info("{} is as it was when it was applied last: nothing to do", text.file());
      return;
    }
    var file = TenantFile.read(TenantFileYaml.parse(text.file(), text.content()), parts);
    writer.write(file);
    table.applied(digest);
    file.leftOut().forEach(log::warn);
    log.info(
        "{} is applied: {} APIs, {} applications, {} client grants, {} roles, {} other items, {}"
            + " users",
        text.file(),
        file.apis().size(),
        file.applications().size(),
        file.grants().size(),
        file.roles().size(),
        file.items().size(),
        file.users().size());
  }

  private Text read(Path path) {
    var references =
        new EnvironmentReferences(
            path.toString(), name -> Optional.ofNullable(environment.getProperty(name)));
    try {
      return new Text(path.toString(), references.resolve(Files.readString(path)));
    } catch (IOException e) {
      throw Settings.refuse(
          TenantFileSetting.NAME, path.toString(), "must be a text file that can be read");
    }
  }
}
