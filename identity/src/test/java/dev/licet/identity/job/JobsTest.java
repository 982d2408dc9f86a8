package dev.licet.identity.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class JobsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Jobs jobs;
  private TestClock time;

  /** A clock that the test moves. */
  static class Beans {
    @Bean
    TestClock time() {
      return new TestClock(NOW);
    }
  }

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), Beans.class, JobTable.class, Jobs.class);
    jobs = features.get(Jobs.class);
    time = features.get(TestClock.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private static ObjectNode members(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  @Test
  void aJobBeginsAsPending() {
    var job = jobs.begin("users_import", members("{\"upsert\":true}"));
    assertThat(job.id()).matches("job_[A-Za-z0-9]{16}");
    assertThat(jobs.byId(job.id())).contains(job);
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(jobs.underWay("users_import")).isEqualTo(1);
    assertThat(jobs.underWay("users_export")).isZero();
  }

  @Test
  void aJobSaysHowFarItIsAndHowItEnded() {
    var job = jobs.begin("users_import", members("{}"));
    time.set(NOW.plusSeconds(10));
    assertThat(jobs.progress(job, 25, members("{\"a\":1}"))).isTrue();
    var shown = JobJson.of(jobs.byId(job.id()).orElseThrow(), time);
    assertThat(shown)
        .containsEntry("status", "processing")
        .containsEntry("percentage_done", 25)
        .containsEntry("time_left_seconds", 30L);
    assertThat(jobs.complete(job, members("{\"a\":2}"))).isTrue();
    var ended = jobs.byId(job.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(ended.percentage()).isEqualTo(100);
    assertThat(ended.members()).isEqualTo(members("{\"a\":2}"));
    assertThat(jobs.underWay("users_import")).isZero();
  }

  @Test
  void whatIsOverStaysAsItIs() {
    var job = jobs.begin("users_import", members("{}"));
    jobs.fail(job, members("{}"));
    assertThat(jobs.progress(job, 50, members("{}"))).isFalse();
    assertThat(jobs.complete(job, members("{}"))).isFalse();
    assertThat(jobs.byId(job.id()).orElseThrow().status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void problemsAreKeptInOrder() {
    var job = jobs.begin("users_import", members("{}"));
    for (long line : new long[] {7, 3, 12}) {
      jobs.add(job.id(), new JobProblem(line, "{}", "WRONG", "No e-mail ü", "email"));
    }
    assertThat(jobs.problems(job.id(), -1, 2))
        .extracting(JobProblem::position)
        .containsExactly(3L, 7L);
    assertThat(jobs.problems(job.id(), 7, 2)).extracting(JobProblem::position).containsExactly(12L);
  }

  @Test
  void aDayLaterTheyAreForgotten() {
    var job = jobs.begin("users_import", members("{}"));
    jobs.add(job.id(), new JobProblem(1, "{}", "WRONG", "No e-mail", "email"));
    time.set(NOW.plus(Jobs.KEPT));
    jobs.purge();
    assertThat(jobs.byId(job.id())).isPresent();
    time.set(NOW.plus(Jobs.KEPT).plus(Duration.ofMillis(1)));
    jobs.purge();
    assertThat(jobs.byId(job.id())).isEmpty();
    assertThat(jobs.problems(job.id(), -1, 10)).isEmpty();
  }

  @Test
  void anIdThatIsNobodysFindsNothing() {
    assertThat(jobs.byId("job_0000000000000000")).isEmpty();
    assertThat(jobs.byId("a\u0000b")).isEmpty();
  }
}
