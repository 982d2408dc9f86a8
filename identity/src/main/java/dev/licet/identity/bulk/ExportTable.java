package dev.licet.identity.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code users_exports}. */
@Component
class ExportTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  ExportTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Export export) {
    jdbc.sql(
            """
            insert into users_exports (job_id, connection, secret, format, fields, most)
            values (:jobId, :connection, :secret, :format, :fields, :most)
            """)
        .param("jobId", export.jobId())
        .param("connection", export.connection())
        .param("secret", export.secret())
        .param("format", export.format().wireName())
        .param("fields", JSON.writeValueAsString(fields(export)))
        .param("most", export.most())
        .update();
  }

  Optional<Export> byId(String jobId) {
    return jdbc.sql("select * from users_exports where job_id = :jobId")
        .param("jobId", jobId)
        .query(ExportTable::row)
        .optional();
  }

  private static List<?> fields(Export export) {
    return export.fields().stream().map(ExportField::json).toList();
  }

  private static Export row(ResultSet row, int number) throws SQLException {
    var fields = JSON.readTree(row.getString("fields"));
    return new Export(
        row.getString("job_id"),
        row.getString("connection"),
        row.getString("secret"),
        Export.Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
        StreamSupport.stream(fields.spliterator(), false)
            .map(field ->
                new ExportField(
                    field.get("name").stringValue(), field.get("export_as").stringValue()))
            .toList(),
        row.getLong("most"));
  }
}
