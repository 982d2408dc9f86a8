package dev.licet.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a tenant by the Management API. */
final class Tenant {
  private static final String BOUNDARY = "licet-bench-boundary";
  private static final int MEMBERS = 2_000;
  private static final int MEMBERS_AT_ONCE = 100;

  private final Management management;
  private final int users;

  Tenant(Management management, int users) {
    this.management = management;
    this.users = users;
  }

  /** Brings the users along; the seconds until the job has done it. */
  double importUsers() throws IOException, InterruptedException {
    String connection = management.get("connections").member("id");
    byte[] form = UsersFile.form(users, connection, BOUNDARY);
    long start = System.nanoTime();
    String job = management.upload("jobs/users-imports", BOUNDARY, form).member("id");
    Answer answer = management.get("jobs/" + job);
    while (!answer.member("status").equals("completed")) {
      if (answer.member("status").equals("failed")) {
        throw new IllegalStateException("The import failed: " + answer.body());
      }
      Thread.sleep(100);
      answer = management.get("jobs/" + job);
    }
    if (!answer.body().contains("\"inserted\":" + users)) {
      throw new IllegalStateException("Not all users were taken: " + answer.body());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Makes so many roles, and the first one that of many users; their ids. */
  List<String> addRoles(int count) throws IOException {
    List<String> roles = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String role = "{\"name\":\"role %04d\",\"description\":\"Measured\"}".formatted(number);
      roles.add(management.send("POST", "roles", role).member("id"));
    }
    for (int first = 0; first < Math.min(users, MEMBERS); first += MEMBERS_AT_ONCE) {
      String ids =
          IntStream.range(first, first + MEMBERS_AT_ONCE)
              .mapToObj(number -> "\"" + UsersFile.id(number) + "\"")
              .collect(Collectors.joining(","));
      management.send("POST", "roles/" + roles.getFirst() + "/users", "{\"users\":[" + ids + "]}");
    }
    return List.copyOf(roles);
  }

  void addApplications(int count) throws IOException {
    for (int number = 0; number < count; number++) {
      String client = "{\"name\":\"application %03d\",\"app_type\":\"spa\"}".formatted(number);
      management.send("POST", "clients", client);
    }
  }
}
