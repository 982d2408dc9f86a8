package dev.licet.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class PassphraseTest {
  private static final String SECRET = "correct horse battery staple";

  @TempDir Path folder;

  @Test
  void isNoneUnlessItIsSet() {
    assertThat(read(Map.of()).now()).isEmpty();
  }

  @Test
  void standsInASettingOrInAFile() throws IOException {
    assertThat(read(Map.of("licet.key-passphrase", SECRET)).now()).contains(SECRET);
    var file = file(SECRET + "\n", "rw-------");
    var passphrase = read(Map.of("licet.key-file", file, "licet.key-passphrase-before", "old"));
    assertThat(passphrase.now()).contains(SECRET);
    assertThat(passphrase.before()).contains("old");
    assertThat(passphrase.setting()).isEqualTo("LICET_KEY_FILE");
    assertThat(passphrase.toString()).doesNotContain(SECRET, "old");
  }

  @Test
  void isNotTakenFromAFileThatOthersCanRead() throws IOException {
    for (var permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx------"}) {
      var file = file(SECRET, permissions);
      assertThatThrownBy(() -> read(Map.of("licet.key-file", file)))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "LICET_KEY_FILE is '%s', but must be a file that nobody but its owner can read:"
                  + " chmod 600 it.",
              file);
    }
  }

  @Test
  void isNotTakenFromAFileThatCanBeGuessedOrIsNotThere() throws IOException {
    assertRefused(file("short", "rw-------"), "with a secret of at least 16 characters");
    assertRefused(file("", "rw-------"), "with a secret of at least 16 characters");
    assertRefused(file("x".repeat(70_000), "rw-------"), "at most 64 KiB");
    assertRefused(folder.resolve("nowhere").toString(), "a text file that this user can read");
  }

  @Test
  void isNotBothASettingAndAFile() throws IOException {
    var both = Map.of("licet.key-passphrase", SECRET, "licet.key-file", file(SECRET, "rw-------"));
    assertThatThrownBy(() -> read(both))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("LICET_KEY_PASSPHRASE is set too")
        .message()
        .doesNotContain(SECRET);
  }

  private static void assertRefused(String file, String why) {
    assertThatThrownBy(() -> read(Map.of("licet.key-file", file)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("LICET_KEY_FILE is '" + file)
        .hasMessageContaining(why);
  }

  private String file(String content, String permissions) throws IOException {
    var file = folder.resolve("key");
    Files.deleteIfExists(file);
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file.toString();
  }

  private static Passphrase read(Map<String, String> settings) {
    var environment = new MockEnvironment();
    settings.forEach(environment::setProperty);
    return Passphrase.read(new Settings(environment));
  }
}
