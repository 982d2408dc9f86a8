package dev.licet.identity.bulk;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.Nodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.stereotype.Component;

/** Whose files those in this data folder are, for as long as the folder is kept. */
@Component
class ThisNode {
  /** Not in the folder of imports: there a version of before removes what it does not know. */
  private static final String FILE = "node-id";

  private final String id;
  private final boolean several;

  ThisNode(DataFolder data, Ids ids, Nodes nodes) {
    this.id = read(data, ids);
    this.several = nodes.several();
  }

  /** The same after a restart, and no other node's. */
  String id() {
    return id;
  }

  /** Whether all that is in the database is this node's. */
  boolean isAlone() {
    return !several;
  }

  /**
   * The file's inode is a part of it: who copies the data folder for another node copies the text,
   * and each would take the other's files for lost.
   */
  private static String read(DataFolder data, Ids ids) {
    var file = data.path().resolve(FILE);
    try {
      if (Files.notExists(file)) {
        data.write(FILE, ids.alphanumeric(24));
      }
      return Files.readString(file).strip() + "-" + Files.getAttribute(file, "unix:ino");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file " + file, e);
    }
  }
}
