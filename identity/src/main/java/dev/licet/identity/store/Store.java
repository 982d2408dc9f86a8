package dev.licet.identity.store;

import javax.sql.DataSource;

/** An open database whose tables are there. */
interface Store extends AutoCloseable {
  DataSource dataSource();

  Nodes nodes();

  Dialect dialect();

  @Override
  void close();
}
