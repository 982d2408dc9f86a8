package dev.licet.identity.mailserver;

import dev.licet.identity.mailserver.SmtpServer.Security;
import dev.licet.identity.shared.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mail_provider}: one row, or none. */
@Repository
class MailProviderTable {
  private final JdbcClient database;

  MailProviderTable(JdbcClient database) {
    this.database = database;
  }

  /** Without its password, which is kept sealed elsewhere. */
  Optional<MailProvider> find(String password) {
    return database
        .sql("select * from mail_provider")
        .query((row, _) ->
            new MailProvider(
                row.getBoolean("enabled"),
                row.getString("sender"),
                SmtpServer.of(
                    row.getString("host"),
                    row.getInt("port"),
                    row.getBoolean("tls"),
                    row.getString("login"),
                    password),
                headers(row.getString("headers"))))
        .optional();
  }

  /** Whether it is there now, which it is not if there was one. */
  boolean insert(MailProvider provider) {
    return write(provider, "(id) do nothing") == 1;
  }

  /** Keeps others from writing it until this transaction ends, so that no change is lost. */
  void lock() {
    database.sql("update mail_provider set sender = sender").update();
  }

  void save(MailProvider provider) {
    write(
        provider,
        """
        (id) do update set enabled = excluded.enabled, sender = excluded.sender,
            host = excluded.host, port = excluded.port, tls = excluded.tls,
            login = excluded.login, headers = excluded.headers
        """);
  }

  boolean delete() {
    return database.sql("delete from mail_provider").update() == 1;
  }

  private int write(MailProvider provider, String onConflict) {
    var server = provider.server();
    return database
        .sql(
            """
            insert into mail_provider (id, enabled, sender, host, port, tls, login, headers)
            values (1, :enabled, :sender, :host, :port, :tls, :login, :headers)
            on conflict
            """
                + onConflict)
        .param("enabled", provider.enabled())
        .param("sender", provider.from())
        .param("host", server.host())
        .param("port", server.port())
        .param("tls", server.security() == Security.TLS)
        .param("login", server.user())
        .param("headers", json(provider.headers()))
        .update();
  }

  private static String json(Map<String, String> headers) {
    var members = JsonObject.EMPTY.members();
    headers.forEach(members::put);
    return JsonObject.of(members).json();
  }

  private static Map<String, String> headers(String json) {
    return new JsonObject(json)
        .members().properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().asString()));
  }
}
