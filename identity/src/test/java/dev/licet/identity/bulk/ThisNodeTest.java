package dev.licet.identity.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class ThisNodeTest {
  @TempDir Path folder;

  private String id(String name) {
    var data = DataFolder.at(folder.resolve(name).toString());
    return new ThisNode(data, new Ids(new SecureRandom()), new Nodes(true)).id();
  }

  @Test
  void isTheSameInItsFolderAndAnotherElsewhere() throws IOException {
    var id = id("one");
    assertThat(id("one")).isEqualTo(id).matches("[0-9A-Za-z]{24}-\\d+");
    assertThat(id("other")).isNotEqualTo(id);
    var file = folder.resolve("one/node-id");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isAnotherInACopyOfItsFolder() throws IOException {
    var id = id("one");
    Files.createDirectory(folder.resolve("copy"));
    Files.copy(folder.resolve("one/node-id"), folder.resolve("copy/node-id"));
    assertThat(id("copy")).isNotEqualTo(id);
  }
}
