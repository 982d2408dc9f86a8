package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What stays when the identity server ends, gently or not, and what the API does meanwhile. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class DurabilityTest {
  @TempDir private static Path folder;
  private Identity identity;
  private Hello hello;
  private String token;

  @BeforeAll
  void start() {
    identity = Identity.start(folder);
    hello = Hello.start(folder, identity.domain(), identity.ca());
    Dashboard.setUp(identity);
    token = identity.token("https://hello-api", "hello-admin");
    assertThat(hello.get("/admin", token).statusCode()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    hello.close();
    identity.close();
  }

  @Test
  @Order(1)
  void keepsEveryAcknowledgedWriteWhenItIsKilled(@TempDir Path elsewhere) {
    Writes writes = new Writes("kill");
    writes.awaitSome();
    identity.program().signal("KILL");
    writes.awaitEnd();
    assertThat(identity.program().exitCode()).isEqualTo(137);
    assertThat(writes.acknowledged).isNotEmpty();
    // While nobody is there to ask, known keys go on working, for tokens old and new.
    assertThat(hello.get("/user", token).statusCode()).isEqualTo(200);
    assertThat(hello.get("/admin", token).statusCode()).isEqualTo(200);
    identity.startAgainFromTheJar(elsewhere);
    assertThat(Dashboard.signIn(identity).apis()).contains(writes.acknowledged);
    assertThat(elsewhere).as("the folder for temporary files").isEmptyDirectory();
  }

  @Test
  @Order(2)
  void keepsItsKeysAcrossAKill() {
    String after = identity.token("https://hello-api", "hello-admin");
    assertThat(hello.get("/admin", token).statusCode()).isEqualTo(200);
    assertThat(hello.get("/admin", after).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void keepsEveryAcknowledgedWriteWhenItIsAskedToEnd() {
    Writes writes = new Writes("term");
    writes.awaitSome();
    identity.program().signal("TERM");
    writes.awaitEnd();
    assertThat(identity.program().exitCode()).isEqualTo(143);
    identity.startAgain();
    assertThat(Dashboard.signIn(identity).apis()).contains(writes.acknowledged);
  }

  @Test
  @Order(4)
  void endsGentlyAtCtrlCUnderTheCommandLineToo() {
    identity.program().signal("INT");
    assertThat(identity.program().exitCode()).isEqualTo(130);
    assertThat(identity.program().descendants()).isEmpty();
  }

  @Test
  @Order(5)
  void answersThatNothingCanBeKnownUntilTheProviderIsThere() {
    try (Hello early = Hello.start(folder, identity.domain(), identity.ca())) {
      var unavailable = early.get("/user", token);
      assertThat(unavailable.statusCode()).isEqualTo(503);
      assertThat(unavailable.body())
          .isEqualTo(
              "{\"code\":\"temporarily_unavailable\",\"description\":\"The keys of the identity"
                  + " provider cannot be fetched right now\"}");
      assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();
      assertThat(unavailable.headers().firstValue("WWW-Authenticate")).isEmpty();
      assertThat(early.get("/").statusCode()).isEqualTo(200);
      assertThat(early.get("/user").statusCode()).isEqualTo(401);
      identity.startAgain();
      Eventually.holds(
          early.program(), () -> assertThat(early.get("/user", token).statusCode()).isEqualTo(200));
    }
  }

  @Test
  @Order(6)
  void leavesNoSecretReadableByOthers() throws Exception {
    for (String file : List.of("cli.json", "licet.db")) {
      assertThat(Files.getPosixFilePermissions(identity.data().resolve(file)))
          .hasToString("[OWNER_READ, OWNER_WRITE]");
    }
  }

  @Test
  @Order(7)
  void startsFromTheCacheThatMakeAotMadeAndServesAsBefore() {
    identity.close();
    identity.startAgain();
    assertThat(identity.program().commandLine()).contains("-XX:AOTCache=");
    assertThat(hello.get("/admin", token).statusCode()).isEqualTo(200);
    assertThat(Dashboard.signIn(identity).apis()).isNotEmpty();
    assertThat(identity.program().err()).isEmpty();
  }

  /** APIs registered one after the other, until the server is gone. */
  private final class Writes {
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;

    Writes(String name) {
      Dashboard dashboard = Dashboard.signIn(identity);
      end =
          CompletableFuture.runAsync(() -> {
            for (int i = 0; write(dashboard, "urn:" + name + ":" + i); i++) {
              // on to the next
            }
          });
    }

    void awaitSome() {
      Eventually.holds(identity.program(), () -> assertThat(acknowledged).hasSizeGreaterThan(5));
    }

    void awaitEnd() {
      end.join();
    }

    private boolean write(Dashboard dashboard, String identifier) {
      try {
        if (dashboard.createApi(identifier)) {
          acknowledged.add(identifier);
        }
        return true;
      } catch (UncheckedIOException | AssertionError gone) {
        return false;
      }
    }
  }
}
