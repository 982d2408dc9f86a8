package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SideDoorTest {
  @TempDir Path folder;

  @Test
  void leadsIntoTheDatabaseThatAServerWouldUse() {
    var database = SideDoor.of(settings(TestDatabase.settings(folder))).database();
    database.sql("insert into administrators values ('a', 'a@example.com', 'hash', 1)").update();
    assertThat(database.sql("select email from administrators").query(String.class).list())
        .containsExactly("a@example.com");
  }

  @Test
  void makesNoDatabaseWhereThereIsNone() {
    var settings = settings(Map.of());
    assertThatThrownBy(() -> SideDoor.of(settings))
        .isInstanceOf(StartRefused.class)
        .hasMessage("LICET_DATA is '%s', but there is no licet.db in it.".formatted(folder));
    assertThat(folder).isEmptyDirectory();
  }

  private Settings settings(Map<String, String> more) {
    var all = new HashMap<String, Object>(Map.of("licet.data", folder.toString()));
    all.putAll(more);
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return new Settings(environment);
  }
}
