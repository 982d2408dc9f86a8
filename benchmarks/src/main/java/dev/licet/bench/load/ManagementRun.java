package dev.licet.bench.load;

import dev.licet.bench.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Fills an empty identity server with users, roles and applications and measures its Management
 * API: {@code FACTS DATABASE SECONDS USERS ROLES NAME=TITLE=URL}; client, secret and audience are
 * in the environment.
 */
public final class ManagementRun {
  private static final int APPLICATIONS = 100;
  private static final int CONNECTIONS = 16;
  private static final String NAME = "identity.";

  private final Facts facts;
  private final String database;
  private final Duration time;
  private final int users;
  private final Server server;
  private final String token;

  private ManagementRun(String[] args) throws IOException {
    facts = new Facts(Path.of(args[0]));
    database = args[1];
    time = Duration.ofSeconds(Long.parseLong(args[2]));
    users = Integer.parseInt(args[3]);
    server = Server.of(args[5]);
    token = token();
  }

  /** Measures. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    new ManagementRun(args).run(Integer.parseInt(args[4]));
  }

  private String token() throws IOException {
    try (var client = new ClientCredentials(server)) {
      return client.token();
    }
  }

  private void run(int roles) throws IOException, InterruptedException, ExecutionException {
    String role;
    try (var management = management()) {
      Tenant tenant = new Tenant(management, users);
      add("import.s", tenant.importUsers(), "import of %,d users with ready hashes: seconds");
      role = tenant.addRoles(roles).getFirst();
      tenant.addApplications(APPLICATIONS);
    }
    measureLists(role);
    add("reads.per_s", rate(this::read), "a user's profile read, a second, with %,d users");
    add("writes.per_s", rate(this::write), "a user's metadata changed, a second, with %,d users");
  }

  private void measureLists(String role) throws InterruptedException, ExecutionException {
    double worst = 0;
    for (var list : Lists.of(role).entrySet()) {
      Call call =
          new Call(
              management(),
              users,
              (management, user) -> management.get(list.getValue().path().apply(user)));
      Load.run(List.of(call), time.dividedBy(4));
      double p99 = Load.run(List.of(call), time.dividedBy(2)).p99();
      add(list.getKey() + ".p99_ms", p99, list.getValue().words() + ": 99th percentile, ms");
      worst = list.getKey().startsWith("list.") ? Math.max(worst, p99) : worst;
    }
    add("lists.p99_ms", worst, "the slowest of these lists: 99th percentile, ms");
  }

  private double rate(Call.Action action) throws InterruptedException, ExecutionException {
    List<Call> calls =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(_ -> new Call(management(), users, action))
            .toList();
    Load.run(calls, time);
    return Load.run(calls, time).perSecond();
  }

  private void read(Management management, int user) throws IOException {
    management.get("users/" + Lists.id(user));
  }

  private void write(Management management, int user) throws IOException {
    String json = "{\"user_metadata\":{\"seen\":%d}}".formatted(System.nanoTime());
    management.send("PATCH", "users/" + Lists.id(user), json);
  }

  private Management management() {
    return new Management(server.base(), token);
  }

  private void add(String name, double value, String what) {
    facts.add(NAME + name + "." + database, value, server.title() + ": " + what.formatted(users));
  }
}
