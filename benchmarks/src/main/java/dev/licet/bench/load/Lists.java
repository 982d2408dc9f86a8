package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The lists that tools and people ask for, by the names of their figures. A search by metadata is
 * none of them: no index can know what somebody keeps there.
 */
final class Lists {
  private Lists() {}

  /** What is asked for, and its path by the number of a user. */
  record Wanted(String words, IntFunction<String> path) {}

  /** All, with the role that many users have. */
  static Map<String, Wanted> of(String role) {
    Map<String, Wanted> all = new LinkedHashMap<>();
    all.put(
        "search.email",
        new Wanted("users by e-mail", n -> "users-by-email?email=" + UsersFile.email(n)));
    all.put("list.users", new Wanted("users, with the total", _ -> "users?include_totals=true"));
    all.put(
        "list.users.far",
        new Wanted("users, the last page", _ -> "users?per_page=100&page=9&include_totals=true"));
    all.put(
        "list.users.sorted",
        new Wanted("users, the latest first", _ -> "users?sort=created_at%3A-1&per_page=100"));
    all.put(
        "list.users.q.email",
        new Wanted("users, q by e-mail", n -> search("email:\"" + UsersFile.email(n) + "\"")));
    all.put(
        "list.users.q.name",
        new Wanted("users, q by name", n -> search("name:\"" + UsersFile.name(n) + "\"")));
    all.put(
        "list.users.q.start",
        new Wanted("users, q by the start of a name", _ -> search("name:ada*")));
    all.put(
        "search.metadata",
        new Wanted("users, q by metadata", _ -> search("app_metadata.plan:\"gold\"")));
    all.put("list.roles", new Wanted("roles, with the total", _ -> "roles?include_totals=true"));
    all.put(
        "list.roles.far",
        new Wanted("roles, the last page", _ -> "roles?per_page=100&page=9&include_totals=true"));
    all.put(
        "list.role.users",
        new Wanted(
            "a role's users", _ -> "roles/" + role + "/users?per_page=100&include_totals=true"));
    all.put("list.user.roles", new Wanted("a user's roles", n -> "users/" + id(n) + "/roles"));
    all.put("list.clients", new Wanted("applications", _ -> "clients?include_totals=true"));
    all.put("list.logs", new Wanted("the log", _ -> "logs?per_page=100&include_totals=true"));
    all.put(
        "list.logs.q", new Wanted("the log, q by type", _ -> "logs?per_page=100&q=type%3Asapi"));
    all.put("list.user.logs", new Wanted("a user's log", n -> "users/" + id(n) + "/logs"));
    return all;
  }

  static String id(int user) {
    return UsersFile.id(user).replace("|", "%7C");
  }

  private static String search(String q) {
    return "users?include_totals=true&q=" + URLEncoder.encode(q, UTF_8);
  }
}
