package dev.licet.identity.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A kind of database that a test runs on: what is in it belongs to one test's folder.
 *
 * <p>{@code make test} runs all tests with the system property {@code licet.test.database} as
 * {@code sqlite}, and all that are not tagged {@code once} as {@code postgresql} once more. Without
 * it (one test, while one works) servers are on SQLite and features on both.
 */
public interface TestDatabase {
  /** Opens the folder's database, or opens it again. */
  TestStore open(Path folder);

  /** Whether this run of the tests is the one on PostgreSQL. */
  static boolean isPostgres() {
    return run().equals("postgresql");
  }

  /** With which settings a server uses the folder's database, which has all tables by then. */
  static Map<String, String> settings(Path folder) {
    if (isPostgres()) {
      return Map.of(
          "licet.database-url",
          TestPostgres.shared().of(folder),
          "licet.database-user",
          TestPostgres.USER);
    }
    MigratedFile.copyInto(folder);
    return Map.of();
  }

  private static String run() {
    return System.getProperty("licet.test.database", "");
  }

  /** Both kinds, or the one of this run. */
  final class All implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      var sqlite = Stream.of(argument("SQLite", TestStore::sqlite));
      return switch (run()) {
        case "sqlite" -> sqlite;
        case "postgresql" -> postgres(context);
        default -> TestPostgres.isInstalled() ? Stream.concat(sqlite, postgres(context)) : sqlite;
      };
    }

    private static Stream<Arguments> postgres(ExtensionContext context) {
      var database =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .computeIfAbsent(
                  EmptiedDatabase.class, key -> new EmptiedDatabase(), EmptiedDatabase.class);
      return Stream.of(argument("PostgreSQL", database));
    }

    private static Arguments argument(String name, TestDatabase database) {
      return Arguments.of(Named.of(name, database));
    }
  }
}
