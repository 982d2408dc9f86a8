/**
 * Where everything is kept. SQLite below the data folder, with one writing connection and a few
 * reading ones; or PostgreSQL, for several nodes. Features see a {@code JdbcClient}: inside a
 * transaction it writes, outside of one it can only read.
 */
@ApplicationModule(displayName = "Store", allowedDependencies = "shared")
@NullMarked
package dev.licet.identity.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
