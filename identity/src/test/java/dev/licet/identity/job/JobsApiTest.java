package dev.licet.identity.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JobsApiTest {
  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
    jobs = server.bean(Jobs.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Job job() {
    var members = "{\"connection_id\":\"con_1\"}";
    return jobs.begin("users_import", (ObjectNode) JsonMapper.shared().readTree(members));
  }

  @Test
  void showsAJob() {
    var job = job();
    for (var scope : new String[] {"create:users", "read:users"}) {
      var answer = management.get("/jobs/" + job.id(), scope);
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(answer.text("type")).isEqualTo("users_import");
      assertThat(answer.text("status")).isEqualTo("pending");
      assertThat(answer.text("connection_id")).isEqualTo("con_1");
      assertThat(answer.text("id")).isEqualTo(job.id());
    }
    assertThat(management.get("/jobs/" + job.id() + "?fields=status", "read:users").json().size())
        .isEqualTo(1);
  }

  @Test
  void showsAllProblemsOrNone() {
    var job = job();
    var path = "/jobs/" + job.id() + "/errors";
    var none = management.get(path, "read:users");
    assertThat(none.status()).as("%s", none).isEqualTo(204);
    for (int line = 1; line <= 1_001; line++) {
      jobs.add(job.id(), new JobProblem(line, "{\"email\":\"x\"}", "WRONG", "No e-mail", "email"));
    }
    var answer = management.get(path, "read:users");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(1_001);
    assertThat(answer.json().get(1_000).toString())
        .isEqualTo(
            "{\"line\":1001,\"user\":{\"email\":\"x\"},\"errors\":"
                + "[{\"code\":\"WRONG\",\"message\":\"No e-mail\",\"path\":\"email\"}]}");
  }
}
