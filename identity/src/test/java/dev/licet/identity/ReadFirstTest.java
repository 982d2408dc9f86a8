package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A start that a setting ends leaves nothing behind: no database, no authority, no folder. */
@Tag("once")
class ReadFirstTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "tls, off",
    "tls-cert, nowhere.pem",
    "key-file, nowhere",
    "smtp-url, mail.example.com",
    "database-url, postgresql://db.example/licet",
    "tenant-file, nowhere.yaml",
  })
  void nothingIsWrittenWhereASettingIsWrong(String setting, String value) {
    var data = folder.resolve("data");
    var name = "licet." + setting;
    var settings = new HashMap<String, Object>(Map.of("licet.data", data.toString(), name, value));
    if (setting.equals("tls-cert")) {
      settings.put("licet.tls-key", value);
    }
    assertThatThrownBy(() ->
            new SpringApplicationBuilder(IdentityServer.class)
                .main(IdentityServer.class)
                .properties(settings)
                .run())
        .rootCause()
        .isInstanceOf(StartRefused.class)
        .message()
        .contains("is '" + value + "', but ");
    assertThat(data).doesNotExist();
  }
}
