package dev.licet.identity.tenant;

import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An item of a section that is a feature's own. */
record WantedItem(FileEntry entry, FileSection section, JsonNode said) {
  /**
   * Reads one; none if the section has not such a thing.
   *
   * @param leftOut is told what of it is not supported
   */
  static Optional<WantedItem> read(FileSection section, FileValue value, List<String> leftOut) {
    var entry = value.entry();
    var said = FileJson.object(value);
    section.form().key().ifPresent(entry::require);
    if (!section.supports(said)) {
      leftOut.add(entry.leftOut());
      return Optional.empty();
    }
    section.form().shape().prune(said, "", path -> leftOut.add(entry.leftOut(path)));
    return Optional.of(new WantedItem(entry, section, said));
  }

  /** To be called in a writing transaction, which a problem ends. */
  void write() {
    try {
      entry.done(section.write(Payload.of(said, section.form().shape())));
    } catch (ManagementRefused refused) {
      throw entry.place().refuse(String.valueOf(refused.getMessage()));
    }
  }
}
