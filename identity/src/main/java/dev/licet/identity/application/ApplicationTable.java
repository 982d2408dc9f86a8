package dev.licet.identity.application;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.RowCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table {@code applications}. Who writes forgets what is remembered. */
@Component
final class ApplicationTable {
  private static final String SELECT = "select * from applications ";

  /** As {@link #type} reads it. */
  private static final String TYPE =
      "case when type = 'regular_web' then coalesce(app_type, type) else type end";

  private static final String ORDER = " order by lower(name), name, client_id";

  private final JdbcClient jdbc;
  private final RowCache<String, StoredApplication> remembered = new RowCache<>(this::read);
  private final RowCache<String, String> documented = new RowCache<>(this::readByDocument);
  private final RowCache<String, List<MobileApp>> mobile =
      new RowCache<>(_ -> Optional.of(readMobile()), 1);

  ApplicationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Application> list() {
    return jdbc.sql(SELECT + ORDER).query(ApplicationTable::application).list();
  }

  List<Application> list(ApplicationFilter filter, Slice slice) {
    return filtered(
            "select * from applications where client_id > :after",
            filter,
            " order by client_id limit :limit offset :skip")
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(ApplicationTable::application)
        .list();
  }

  long count(ApplicationFilter filter) {
    return filtered("select count(*) from applications where true", filter, "")
        .query(Long.class)
        .single();
  }

  /** A list in SQL must not be empty. */
  private StatementSpec filtered(String select, ApplicationFilter filter, String rest) {
    var types = filter.types().stream().map(ApplicationType::wireName).toList();
    return jdbc.sql(
            select
                + """
                 and not is_system and (:allTypes or %s in (:types))
                 and (:allParties or is_first_party = :firstParty)
                """
                    .formatted(TYPE)
                + rest)
        .param("allTypes", types.isEmpty())
        .param("types", types.isEmpty() ? List.of("") : types)
        .param("allParties", filter.firstParty().isEmpty())
        .param("firstParty", filter.firstParty().orElse(true));
  }

  /** What those of the operator's own say of their programs for telephones; at most 5 s old. */
  List<MobileApp> mobileApps() {
    return mobile.find(MobileApp.MEMBER).orElseThrow();
  }

  List<Application> byName(String name) {
    return jdbc.sql(SELECT + "where name = :name" + ORDER)
        .param("name", name)
        .query(ApplicationTable::application)
        .list();
  }

  Optional<StoredApplication> byClientId(String clientId) {
    return remembered.find(clientId);
  }

  /** The one that describes itself at that address. From memory, at most 5 s old. */
  Optional<StoredApplication> byDocument(String url) {
    return documented.find(url).flatMap(this::byClientId);
  }

  /** Whether the row is there now, which it is not if the client id is taken. */
  boolean insert(StoredApplication stored) {
    var application = stored.application();
    remembered.forget(application.clientId());
    mobile.forget(MobileApp.MEMBER);
    application.document().map(ClientDocument::url).ifPresent(documented::forget);
    return settings(
                jdbc.sql(
                    """
                    insert into applications (client_id, name, description, type, app_type,
                        grant_types, auth_method, is_first_party, details, is_system, secret_digest,
                        document_url, document_by_administrator)
                    values (:clientId, :name, :description, :type, :appType,
                        :grantTypes, :authMethod, :firstParty, :details, :system, :secret,
                        :document, :byAdministrator)
                    on conflict do nothing
                    """),
                application.settings())
            .param("clientId", application.clientId())
            .param("system", application.system())
            .param("secret", stored.secret().map(Digest::value).orElse(null))
            .param("document", application.document().map(ClientDocument::url).orElse(null))
            .param(
                "byAdministrator",
                application.document().filter(ClientDocument::byAdministrator).isPresent())
            .update()
        == 1;
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String clientId) {
    jdbc.sql("update applications set name = name where client_id = :id")
        .param("id", clientId)
        .update();
  }

  void update(String clientId, ApplicationSettings settings) {
    remembered.forget(clientId);
    mobile.forget(MobileApp.MEMBER);
    settings(
            jdbc.sql(
                """
                update applications set name = :name, description = :description, type = :type,
                    app_type = :appType, grant_types = :grantTypes, auth_method = :authMethod,
                    is_first_party = :firstParty, details = :details
                where client_id = :clientId
                """),
            settings)
        .param("clientId", clientId)
        .update();
  }

  /** Replaces the secret; the one before goes on until then. */
  void replaceSecret(String clientId, Digest secret, Instant oldUntil) {
    remembered.forget(clientId);
    jdbc.sql(
            """
            update applications set old_secret_digest = secret_digest,
                old_secret_until = :oldUntil, secret_digest = :secret
            where client_id = :clientId
            """)
        .param("clientId", clientId)
        .param("secret", secret.value())
        .param("oldUntil", oldUntil.toEpochMilli())
        .update();
  }

  void removeSecrets(String clientId) {
    remembered.forget(clientId);
    jdbc.sql(
            """
            update applications
            set secret_digest = null, old_secret_digest = null, old_secret_until = null
            where client_id = :clientId
            """)
        .param("clientId", clientId)
        .update();
  }

  void endOldSecret(String clientId) {
    remembered.forget(clientId);
    jdbc.sql(
            """
            update applications set old_secret_digest = null, old_secret_until = null
            where client_id = :clientId
            """)
        .param("clientId", clientId)
        .update();
  }

  void delete(Application application) {
    var clientId = application.clientId();
    remembered.forget(clientId);
    mobile.forget(MobileApp.MEMBER);
    application.document().map(ClientDocument::url).ifPresent(documented::forget);
    jdbc.sql("delete from applications where client_id = :clientId")
        .param("clientId", clientId)
        .update();
  }

  private List<MobileApp> readMobile() {
    return jdbc.sql(
            SELECT + "where is_first_party = :yes and details like :said order by client_id")
        .param("yes", true)
        .param("said", "%\"" + MobileApp.MEMBER + "\"%")
        .query((row, _) -> MobileApp.of(new ApplicationDetails(row.getString("details"))))
        .list();
  }

  private Optional<StoredApplication> read(String clientId) {
    return jdbc.sql(SELECT + "where client_id = :clientId")
        .param("clientId", clientId)
        .query(ApplicationTable::stored)
        .optional();
  }

  private Optional<String> readByDocument(String url) {
    return jdbc.sql("select client_id from applications where document_url = :url")
        .param("url", url)
        .query(String.class)
        .optional();
  }

  private static StatementSpec settings(StatementSpec statement, ApplicationSettings settings) {
    return statement
        .param("name", settings.name())
        .param("description", settings.description())
        .param("type", settings.type().kind().wireName())
        .param("appType", appType(settings.type()))
        .param("grantTypes", String.join(" ", settings.grantTypes()))
        .param("authMethod", settings.authMethod().wireName())
        .param("firstParty", settings.firstParty())
        .param("details", settings.details().json());
  }

  private static StoredApplication stored(ResultSet row, int number) throws SQLException {
    return new StoredApplication(
        application(row, number),
        Optional.ofNullable(row.getString("secret_digest")).map(Digest::new),
        oldSecret(row));
  }

  private static Optional<OldSecret> oldSecret(ResultSet row) throws SQLException {
    var until = Instant.ofEpochMilli(row.getLong("old_secret_until"));
    return Optional.ofNullable(row.getString("old_secret_digest"))
        .map(digest -> new OldSecret(new Digest(digest), until));
  }

  private static Application application(ResultSet row, int number) throws SQLException {
    return new Application(
        row.getString("client_id"),
        row.getString("name"),
        row.getString("description"),
        type(row.getString("type"), row.getString("app_type")),
        grantTypes(row.getString("grant_types")),
        TokenEndpointAuthMethod.ofWireName(row.getString("auth_method")).orElseThrow(),
        row.getBoolean("is_first_party"),
        new ApplicationDetails(row.getString("details")),
        row.getBoolean("is_system"),
        document(row));
  }

  private static @Nullable String appType(ApplicationType type) {
    return type == type.kind() ? null : type.wireName();
  }

  /** A version without the second may have changed the first since. */
  private static ApplicationType type(String kind, @Nullable String shown) {
    var type = ApplicationType.ofWireName(kind).orElseThrow();
    return Optional.ofNullable(shown)
        .flatMap(ApplicationType::ofWireName)
        .filter(one -> one.kind() == type)
        .orElse(type);
  }

  private static Optional<ClientDocument> document(ResultSet row) throws SQLException {
    var byAdministrator = row.getBoolean("document_by_administrator");
    return Optional.ofNullable(row.getString("document_url"))
        .map(url -> new ClientDocument(url, byAdministrator));
  }

  /** Grant types are URIs or names: there is no space in them. */
  private static List<String> grantTypes(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
