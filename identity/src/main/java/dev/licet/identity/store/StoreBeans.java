package dev.licet.identity.store;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Settings;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class StoreBeans {
  @Bean
  StoreSettings storeSettings(Settings settings) {
    return StoreSettings.read(settings);
  }

  @Bean(destroyMethod = "close")
  Store store(StoreSettings settings, DataFolder folder) {
    return switch (settings) {
      case StoreSettings.Sqlite() -> SqliteStore.in(folder);
      case StoreSettings.Postgres postgres -> new PostgresStore(postgres);
    };
  }

  @Bean(destroyMethod = "")
  DataSource dataSource(Store store) {
    return store.dataSource();
  }

  @Bean
  Nodes nodes(Store store) {
    return store.nodes();
  }

  @Bean
  Dialect dialect(Store store) {
    return store.dialect();
  }

  @Bean
  Statistics statistics(JdbcClient jdbc, Dialect dialect) {
    return new Statistics(jdbc, dialect);
  }

  @Bean
  Pieces pieces(JdbcClient jdbc, Dialect dialect, TransactionOperations writing) {
    return new Pieces(jdbc, dialect, writing);
  }

  @Bean
  StoreCheck storeCheck(JdbcClient jdbc) {
    return new StoreCheck(jdbc);
  }
}
