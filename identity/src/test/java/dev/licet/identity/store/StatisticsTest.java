package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class StatisticsTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestStore store;
  private Statistics statistics;

  @BeforeEach
  void open() {
    store = database.open(folder);
    statistics = new Statistics(store.jdbc(), store.dialect());
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A database that speaks PostgreSQL's protocol may know no such thing. */
  @Test
  void aDatabaseThatCannotRenewThemGoesOnWithTheOldOnes() {
    assertThatCode(() -> statistics.renew("no_such_table")).doesNotThrowAnyException();
    assertThat(new StoreCheck(store.jdbc()).answers()).isTrue();
  }
}
