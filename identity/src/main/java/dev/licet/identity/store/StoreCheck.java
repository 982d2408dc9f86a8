package dev.licet.identity.store;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the store whether it is there. */
public final class StoreCheck {
  private final JdbcClient jdbc;

  StoreCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean answers() {
    try {
      return jdbc.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException e) {
      return false;
    }
  }
}
