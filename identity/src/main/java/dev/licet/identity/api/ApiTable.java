package dev.licet.identity.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.management.search.SearchFields;
import dev.licet.identity.management.search.SearchSql;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Dialect;
import dev.licet.identity.store.RowCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code apis} and {@code api_permissions}. Who writes forgets what is remembered. */
@Component
final class ApiTable {
  private static final String SELECT =
      """
      select a.*, p.name as permission, p.description as permission_description
      from apis a left join api_permissions p on p.audience = a.identifier
      """;
  private static final String ORDER =
      " order by a.is_system desc, lower(a.name), a.name, a.id, p.name";

  /** What is searched by. */
  static final SearchFields SEARCHED =
      SearchFields.none()
          .with("id", Kind.TEXT, "s.id")
          .with("identifier", Kind.TEXT, "s.identifier")
          .with("name", Kind.FOLDED, "s.name");

  private final JdbcClient jdbc;
  private final Dialect dialect;
  private final RowCache<String, Api> remembered = new RowCache<>(this::readByIdentifier);

  ApiTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  List<Api> list() {
    return merge(jdbc.sql(SELECT + ORDER).query(ApiTable::row).list());
  }

  List<Api> list(ApiFilter filter, Slice slice) {
    var sql =
        """
        select a.*, p.name as permission, p.description as permission_description
        from (
          select * from apis where id > :after and (:all or identifier in (:identifiers))
          order by id limit :limit offset :skip
        ) a left join api_permissions p on p.audience = a.identifier
        order by a.id, p.name
        """;
    return merge(
        filtered(sql, filter)
            .param("after", slice.after())
            .param("limit", slice.limit())
            .param("skip", slice.skip())
            .query(ApiTable::row)
            .list());
  }

  List<Api> find(Condition condition, Slice slice) {
    var search = SearchSql.of(condition, dialect);
    var sql =
        """
        select a.*, p.name as permission, p.description as permission_description
        from (
          select s.* from apis s where s.id > :after and %s
          order by s.id limit :limit offset :skip
        ) a left join api_permissions p on p.audience = a.identifier
        order by a.id, p.name
        """
            .formatted(search.text());
    return merge(
        jdbc.sql(sql)
            .params(search.params())
            .param("after", slice.after())
            .param("limit", slice.limit())
            .param("skip", slice.skip())
            .query(ApiTable::row)
            .list());
  }

  long count(ApiFilter filter) {
    return filtered("select count(*) from apis where :all or identifier in (:identifiers)", filter)
        .query(Long.class)
        .single();
  }

  /** A list in SQL must not be empty. */
  private JdbcClient.StatementSpec filtered(String sql, ApiFilter filter) {
    var identifiers = filter.identifiers();
    return jdbc.sql(sql)
        .param("all", identifiers.isEmpty())
        .param("identifiers", identifiers.isEmpty() ? List.of("") : identifiers);
  }

  Optional<Api> byId(String id) {
    return one("where a.id = :value", id);
  }

  Optional<Api> byIdentifier(String identifier) {
    return remembered.find(identifier);
  }

  /** The server's own API. */
  Optional<Api> system() {
    return merge(jdbc.sql(SELECT + "where a.is_system" + ORDER).query(ApiTable::row).list())
        .stream()
        .findFirst();
  }

  /** Whether the row is there now, which it is not if the identifier is taken. */
  boolean insert(Api api) {
    remembered.forget(api.identifier());
    int rows =
        settings(
                jdbc.sql(
                    """
                    insert into apis (id, name, identifier, signing_algorithm, dialect,
                        token_lifetime, token_lifetime_for_web, enforce_policies,
                        allow_offline_access, skip_consent, user_policy, client_policy,
                        proof_mechanism, proof_required, is_system)
                    values (:id, :name, :identifier, :algorithm, :dialect, :lifetime, :webLifetime,
                        :enforce, :offline, :skipConsent, :userPolicy, :clientPolicy,
                        :proof, :proofRequired, :system)
                    on conflict (identifier) do nothing
                    """),
                api.settings())
            .param("id", api.id())
            .param("identifier", api.identifier())
            .param("algorithm", api.signingAlgorithm().name())
            .param("system", api.system())
            .update();
    if (rows == 1) {
      api.permissions().forEach(permission -> insert(api, permission));
    }
    return rows == 1;
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String id) {
    jdbc.sql("update apis set name = name where id = :id").param("id", id).update();
  }

  void update(Api api, ApiSettings settings) {
    remembered.forget(api.identifier());
    settings(
            jdbc.sql(
                """
                update apis set name = :name, dialect = :dialect, token_lifetime = :lifetime,
                    token_lifetime_for_web = :webLifetime, enforce_policies = :enforce,
                    allow_offline_access = :offline, skip_consent = :skipConsent,
                    user_policy = :userPolicy, client_policy = :clientPolicy,
                    proof_mechanism = :proof, proof_required = :proofRequired
                where id = :id
                """),
            settings)
        .param("id", api.id())
        .update();
  }

  void update(Api api, SigningAlgorithm algorithm) {
    remembered.forget(api.identifier());
    jdbc.sql("update apis set signing_algorithm = :algorithm where id = :id")
        .param("algorithm", algorithm.name())
        .param("id", api.id())
        .update();
  }

  /** For the server's own API only, whose identifier follows the server's domain. */
  void rename(Api api, String identifier) {
    remembered.forget(api.identifier());
    remembered.forget(identifier);
    jdbc.sql("update apis set identifier = :identifier where id = :id")
        .param("identifier", identifier)
        .param("id", api.id())
        .update();
  }

  void delete(Api api) {
    remembered.forget(api.identifier());
    jdbc.sql("delete from apis where id = :id").param("id", api.id()).update();
  }

  /** Whether the row is there now, which it is not if the name is taken. */
  boolean insert(Api api, Permission permission) {
    return onPermission(
        api,
        permission,
        """
        insert into api_permissions (audience, name, description)
        values (:audience, :name, :description) on conflict (audience, name) do nothing
        """);
  }

  boolean update(Api api, Permission permission) {
    return onPermission(
        api,
        permission,
        """
        update api_permissions set description = :description
        where audience = :audience and name = :name
        """);
  }

  boolean delete(Api api, String permission) {
    remembered.forget(api.identifier());
    return jdbc.sql("delete from api_permissions where audience = :audience and name = :name")
            .param("audience", api.identifier())
            .param("name", permission)
            .update()
        == 1;
  }

  private boolean onPermission(Api api, Permission permission, String sql) {
    remembered.forget(api.identifier());
    return jdbc.sql(sql)
            .param("audience", api.identifier())
            .param("name", permission.name())
            .param("description", permission.description())
            .update()
        == 1;
  }

  private Optional<Api> readByIdentifier(String identifier) {
    return one("where a.identifier = :value", identifier);
  }

  private Optional<Api> one(String where, String value) {
    return merge(jdbc.sql(SELECT + where + ORDER).param("value", value).query(ApiTable::row).list())
        .stream()
        .findFirst();
  }

  private static JdbcClient.StatementSpec settings(
      JdbcClient.StatementSpec statement, ApiSettings settings) {
    return statement
        .param("name", settings.name())
        .param("dialect", settings.dialect().wireName())
        .param("lifetime", settings.tokenLifetime())
        .param("webLifetime", settings.tokenLifetimeForWeb())
        .param("enforce", settings.enforcePolicies())
        .param("offline", settings.allowOfflineAccess())
        .param("skipConsent", settings.skipConsent())
        .param("userPolicy", settings.access().user().wireName())
        .param("clientPolicy", settings.access().client().wireName())
        .param("proof", settings.proof().map(one -> one.mechanism().wireName()).orElse(""))
        .param("proofRequired", settings.proof().filter(ProofOfPossession::required).isPresent());
  }

  /** An API and one of its permissions; an API without any has one row. */
  private record Row(Api api, Optional<Permission> permission) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    var permission = Optional.ofNullable(row.getString("permission"));
    var description = row.getString("permission_description");
    return new Row(api(row), permission.map(name -> new Permission(name, description)));
  }

  private static Api api(ResultSet row) throws SQLException {
    return new Api(
        row.getString("id"),
        row.getString("name"),
        row.getString("identifier"),
        SigningAlgorithm.valueOf(row.getString("signing_algorithm")),
        TokenDialect.ofWireName(row.getString("dialect")).orElseThrow(),
        row.getInt("token_lifetime"),
        row.getInt("token_lifetime_for_web"),
        row.getBoolean("enforce_policies"),
        row.getBoolean("allow_offline_access"),
        row.getBoolean("skip_consent"),
        new AccessPolicy(
            AccessPolicy.Rule.ofWireName(row.getString("user_policy")).orElseThrow(),
            AccessPolicy.Rule.ofWireName(row.getString("client_policy")).orElseThrow()),
        ProofOfPossession.of(row.getString("proof_mechanism"), row.getBoolean("proof_required")),
        row.getBoolean("is_system"),
        List.of());
  }

  private static List<Api> merge(List<Row> rows) {
    return rows.stream()
        .collect(groupingBy(row -> row.api().id(), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(ApiTable::mergeOne)
        .toList();
  }

  private static Api mergeOne(List<Row> rows) {
    var permissions = rows.stream().flatMap(row -> row.permission().stream()).toList();
    return rows.getFirst().api().with(permissions);
  }
}
