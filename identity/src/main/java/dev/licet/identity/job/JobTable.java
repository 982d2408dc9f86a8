package dev.licet.identity.job;

import dev.licet.identity.store.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tables {@code jobs} and {@code job_problems}. */
@Component
class JobTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JdbcClient jdbc;
  private final Pieces pieces;

  JobTable(JdbcClient jdbc, Pieces pieces) {
    this.jdbc = jdbc;
    this.pieces = pieces;
  }

  void insert(Job job) {
    jdbc.sql(
            """
            insert into jobs (id, type, status, percentage, members, created_at, updated_at)
            values (:id, :type, :status, :percentage, :members, :created, :updated)
            """)
        .param("id", job.id())
        .param("type", job.type())
        .param("status", job.status().wireName())
        .param("percentage", job.percentage())
        .param("members", JSON.writeValueAsString(job.members()))
        .param("created", job.createdAt().toEpochMilli())
        .param("updated", job.updatedAt().toEpochMilli())
        .update();
  }

  Optional<Job> byId(String id) {
    return jdbc.sql("select * from jobs where id = :id")
        .param("id", id)
        .query(JobTable::row)
        .optional();
  }

  List<Job> latest(String type, int limit) {
    return jdbc.sql(
            "select * from jobs where type = :type order by created_at desc, id limit :limit")
        .param("type", type)
        .param("limit", limit)
        .query(JobTable::row)
        .list();
  }

  long underWay(String type) {
    return jdbc.sql(
            """
            select count(*) from jobs
            where type = :type and status in ('pending', 'processing')
            """)
        .param("type", type)
        .query(Long.class)
        .single();
  }

  /** Whether it was under way until now; what is over stays as it is. */
  boolean update(Job job) {
    return jdbc.sql(
                """
                update jobs set status = :status, percentage = :percentage, members = :members,
                    updated_at = :updated
                where id = :id and status in ('pending', 'processing')
                """)
            .param("id", job.id())
            .param("status", job.status().wireName())
            .param("percentage", job.percentage())
            .param("members", JSON.writeValueAsString(job.members()))
            .param("updated", job.updatedAt().toEpochMilli())
            .update()
        == 1;
  }

  void insert(String id, JobProblem problem) {
    jdbc.sql(
            """
            insert into job_problems (job_id, position, subject, code, message, path)
            values (:id, :position, :subject, :code, :message, :path)
            """)
        .param("id", id)
        .param("position", problem.position())
        .param("subject", problem.subject())
        .param("code", problem.code())
        .param("message", problem.message())
        .param("path", problem.path())
        .update();
  }

  List<JobProblem> problems(String id, long after, int limit) {
    return jdbc.sql(
            """
            select * from job_problems where job_id = :id and position > :after
            order by position limit :limit
            """)
        .param("id", id)
        .param("after", after)
        .param("limit", limit)
        .query(JobTable::problem)
        .list();
  }

  /** Removes those that nothing has happened to since then. */
  int purge(Instant before) {
    var values = Map.of("before", before.toEpochMilli());
    pieces.delete(
        "job_problems",
        "job_id, position",
        "job_id in (select id from jobs where updated_at < :before)",
        values);
    return pieces.delete("jobs", "id", "updated_at < :before", values);
  }

  private static Job row(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getString("id"),
        row.getString("type"),
        JobStatus.ofWireName(row.getString("status")),
        row.getInt("percentage"),
        (ObjectNode) JSON.readTree(row.getString("members")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  private static JobProblem problem(ResultSet row, int number) throws SQLException {
    return new JobProblem(
        row.getLong("position"),
        row.getString("subject"),
        row.getString("code"),
        row.getString("message"),
        row.getString("path"));
  }
}
