package dev.licet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What the server says a tenant file does. */
record TenantPlan(Map<String, Object> answer) {
  /** Asks for it. */
  static TenantPlan ask(Surroundings surroundings, String verb, TenantOptions options) {
    Map<String, Object> body = TenantFileText.body(surroundings, options.file());
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      return new TenantPlan(server.post("/tenant-file/" + verb, body));
    }
  }

  boolean isEmpty() {
    return list("changes").isEmpty();
  }

  /** Prints it, for people or for programs. */
  void print(Surroundings surroundings, boolean json, String none) {
    list("left_out").forEach(sentence -> surroundings.err().println(sentence));
    PrintWriter out = surroundings.out();
    if (json) {
      out.println(Json.write(answer));
      return;
    }
    if (isEmpty()) {
      out.println(none);
    }
    list("changes").forEach(change -> out.println(sentence(change)));
    list("tokens").forEach(out::println);
  }

  private static Object sentence(Object change) {
    return change instanceof Map<?, ?> members ? String.valueOf(members.get("sentence")) : change;
  }

  private List<?> list(String member) {
    return answer.get(member) instanceof List<?> items ? items : List.of();
  }
}
