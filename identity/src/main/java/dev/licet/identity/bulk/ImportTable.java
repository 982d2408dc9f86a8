package dev.licet.identity.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code users_imports}. */
@Component
class ImportTable {
  private final JdbcClient jdbc;

  ImportTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds it.
   *
   * @param node which has its file
   */
  void insert(ImportProgress progress, String node) {
    jdbc.sql(
            """
            insert into users_imports
                (job_id, connection, upsert, size, position, line, inserted, updated, failed, node)
            values (:jobId, :connection, :upsert, :size, 0, 0, 0, 0, 0, :node)
            """)
        .param("jobId", progress.jobId())
        .param("connection", progress.connection())
        .param("upsert", progress.upsert())
        .param("size", progress.size())
        .param("node", node)
        .update();
  }

  Optional<ImportProgress> byId(String jobId) {
    return jdbc.sql("select * from users_imports where job_id = :jobId")
        .param("jobId", jobId)
        .query(ImportTable::row)
        .optional();
  }

  /** Whether that node has its file; of what a version of before has begun nobody knows. */
  boolean isOf(String jobId, String node) {
    return jdbc.sql("select count(*) from users_imports where job_id = :jobId and node = :node")
            .param("jobId", jobId)
            .param("node", node)
            .query(Long.class)
            .single()
        == 1;
  }

  /** Whether nobody else has gone on from there meanwhile. */
  boolean advance(ImportProgress from, ImportProgress to) {
    return jdbc.sql(
                """
                update users_imports set position = :position, line = :line,
                    inserted = :inserted, updated = :updated, failed = :failed
                where job_id = :jobId and position = :from
                """)
            .param("jobId", from.jobId())
            .param("from", from.position())
            .param("position", to.position())
            .param("line", to.line())
            .param("inserted", to.inserted())
            .param("updated", to.updated())
            .param("failed", to.failed())
            .update()
        == 1;
  }

  /** Those that are not over, the oldest first. */
  List<ImportProgress> underWay() {
    return jdbc.sql(
            """
            select i.* from users_imports i join jobs j on j.id = i.job_id
            where j.status in ('pending', 'processing') order by j.created_at, i.job_id
            """)
        .query(ImportTable::row)
        .list();
  }

  private static ImportProgress row(ResultSet row, int number) throws SQLException {
    return new ImportProgress(
        row.getString("job_id"),
        row.getString("connection"),
        row.getBoolean("upsert"),
        row.getLong("size"),
        row.getLong("position"),
        row.getLong("line"),
        row.getLong("inserted"),
        row.getLong("updated"),
        row.getLong("failed"));
  }
}
