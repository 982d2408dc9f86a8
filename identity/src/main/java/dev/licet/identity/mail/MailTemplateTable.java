package dev.licet.identity.mail;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mail_templates}: a row a kind at most. */
@Repository
class MailTemplateTable {
  private final JdbcClient database;

  MailTemplateTable(JdbcClient database) {
    this.database = database;
  }

  Optional<MailTemplate> find(MailKind kind) {
    return database
        .sql("select * from mail_templates where kind = :kind")
        .param("kind", kind.templateName())
        .query((row, _) ->
            new MailTemplate(
                row.getString("body"),
                row.getString("sender"),
                row.getString("subject"),
                row.getString("result_url"),
                Duration.ofSeconds(row.getLong("url_lifetime")),
                row.getBoolean("include_email"),
                row.getBoolean("enabled")))
        .optional();
  }

  /** Keeps others from writing it until this transaction ends, so that no change is lost. */
  void lock(MailKind kind) {
    database
        .sql("update mail_templates set body = body where kind = :kind")
        .param("kind", kind.templateName())
        .update();
  }

  void save(MailKind kind, MailTemplate template) {
    database
        .sql(
            """
            insert into mail_templates (kind, body, sender, subject, result_url, url_lifetime,
                include_email, enabled)
            values (:kind, :body, :sender, :subject, :result, :lifetime, :include, :enabled)
            on conflict (kind) do update set body = excluded.body, sender = excluded.sender,
                subject = excluded.subject, result_url = excluded.result_url,
                url_lifetime = excluded.url_lifetime, include_email = excluded.include_email,
                enabled = excluded.enabled
            """)
        .param("kind", kind.templateName())
        .param("body", template.body())
        .param("sender", template.from())
        .param("subject", template.subject())
        .param("result", template.resultUrl())
        .param("lifetime", template.urlLifetime().toSeconds())
        .param("include", template.includeEmail())
        .param("enabled", template.enabled())
        .update();
  }
}
