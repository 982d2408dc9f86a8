package dev.licet.identity.api;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The protected APIs: find, register, change and remove them. */
@Service
public class Apis {
  private final ApiTable table;
  private final ApiRules rules;
  private final ApiSigning signing;
  private final Ids ids;
  private final ApplicationEventPublisher events;

  Apis(
      ApiTable table,
      ApiRules rules,
      ApiSigning signing,
      Ids ids,
      ApplicationEventPublisher events) {
    this.table = table;
    this.rules = rules;
    this.signing = signing;
    this.ids = ids;
    this.events = events;
  }

  /** All of them, by name; the server's own first. */
  public List<Api> list() {
    return table.list();
  }

  /** Some of them, by id. */
  public List<Api> list(ApiFilter filter, Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.list(filter, slice) : List.of();
  }

  /** Some of those that a condition fits, by id. */
  public List<Api> find(Condition condition, Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.find(condition, slice) : List.of();
  }

  /** How many there are of those. */
  public long count(ApiFilter filter) {
    return table.count(filter);
  }

  /** The API of that id. */
  public Optional<Api> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id) : Optional.empty();
  }

  /** The API of that identifier, letter by letter. From memory, at most 5 s old. */
  public Optional<Api> byIdentifier(String identifier) {
    return ApiRules.isIdentifier(identifier) ? table.byIdentifier(identifier) : Optional.empty();
  }

  /** The secret that signs an API's tokens, where it is HS256. From memory, at most 5 s old. */
  public Optional<String> signingSecret(Api api) {
    return signing.secret(api);
  }

  /** Registers an API. Problems name the members of the Management API: name, identifier, … */
  @Transactional
  public Outcome<Api> register(NewApi wanted) {
    return register(wanted, Optional.empty());
  }

  /** The same, with a secret for HS256 that is not made at random. */
  @Transactional
  public Outcome<Api> register(NewApi wanted, Optional<String> signingSecret) {
    var problems =
        Stream.of(rules.check(wanted), ApiSigning.check(wanted.signingAlgorithm(), signingSecret))
            .flatMap(List::stream)
            .toList();
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    var api = made(wanted, false);
    if (!table.insert(api)) {
      return Outcome.taken("identifier", "Another API has this identifier already");
    }
    signing.arrange(api.id(), api.signingAlgorithm(), signingSecret);
    events.publishEvent(new ApiRegistered(api, wanted.testApplication()));
    return Outcome.done(api);
  }

  /**
   * Makes the server's own API (the only one to carry the Management API's identifier), or brings
   * its permissions and, after the server's domain has changed, its identifier up to date.
   */
  @Transactional
  public Api install(NewApi managementApi) {
    var problems = rules.checkManagement(managementApi);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("The Management API cannot be like that: " + problems);
    }
    var installed = table.system();
    installed.ifPresentOrElse(
        api -> {
          table.rename(api, managementApi.identifier());
          replace(reload(api), managementApi.permissions());
        },
        () -> table.insert(made(managementApi, true)));
    return table.system().orElseThrow();
  }

  /** Changes everything but identifier and signing algorithm. */
  @Transactional
  public Outcome<Api> change(String id, UnaryOperator<ApiSettings> edit) {
    return alter(
        id,
        api -> rules.check(edit.apply(api.settings())),
        api -> table.update(api, edit.apply(api.settings())));
  }

  /**
   * Edits the settings as they are at that moment, changes how tokens are signed and, where they
   * are given, makes these all the permissions: all of it or nothing.
   */
  @Transactional
  public Outcome<Api> change(
      String id,
      UnaryOperator<ApiSettings> edit,
      Signing wanted,
      Optional<List<Permission>> permissions) {
    return alter(
        id,
        api ->
            Stream.of(
                    rules.check(edit.apply(api.settings())),
                    ApiSigning.check(algorithm(api, wanted), wanted.secret()),
                    PermissionRules.check(permissions.orElse(List.of())))
                .flatMap(List::stream)
                .toList(),
        api -> {
          table.update(api, edit.apply(api.settings()));
          sign(api, wanted);
          permissions.ifPresent(all -> replace(api, all));
        });
  }

  /** Changes how an API's tokens are signed, from the next one on. */
  @Transactional
  public Outcome<Api> sign(String id, Signing wanted) {
    return alter(
        id,
        api -> ApiSigning.check(algorithm(api, wanted), wanted.secret()),
        api -> sign(api, wanted));
  }

  private void sign(Api api, Signing wanted) {
    if (!wanted.equals(Signing.AS_IT_IS)) {
      var before = signing.secret(api);
      table.update(api, algorithm(api, wanted));
      signing.arrange(api.id(), algorithm(api, wanted), wanted.secret());
      if (before.isPresent() && wanted.secret().isPresent() && !before.equals(wanted.secret())) {
        events.publishEvent(new ApiSecretReplaced(api));
      }
    }
  }

  private static SigningAlgorithm algorithm(Api api, Signing wanted) {
    return wanted.algorithm().orElse(api.signingAlgorithm());
  }

  /** Adds a permission. */
  @Transactional
  public Outcome<Api> addPermission(String id, Permission permission) {
    return alter(
        id,
        api -> PermissionRules.checkFurther(api, permission),
        api -> table.insert(api, permission));
  }

  /** Gives a permission another description. */
  @Transactional
  public Outcome<Api> describePermission(String id, Permission permission) {
    return alter(
        id,
        api -> PermissionRules.checkDescription(api, permission),
        api -> table.update(api, permission));
  }

  /** Takes a permission away from the API, and from everybody who holds it. */
  @Transactional
  public Outcome<Api> removePermission(String id, String name) {
    return alter(id, api -> List.of(), api -> remove(api, name));
  }

  /** Makes these the API's permissions, all of them: adds, describes and removes what differs. */
  @Transactional
  public Outcome<Api> replacePermissions(String id, List<Permission> permissions) {
    return alter(id, api -> PermissionRules.check(permissions), api -> replace(api, permissions));
  }

  /** Removes an API with everything that hangs on it, and answers what it was. */
  @Transactional
  public Outcome<Api> remove(String id) {
    return open(
        id,
        api -> {
          events.publishEvent(new ApiRemoved(api));
          signing.forget(api.id());
          table.delete(api);
          return Outcome.done(api);
        });
  }

  private Outcome<Api> alter(
      String id, Function<Api, List<FieldProblem>> check, Consumer<Api> work) {
    return open(
        id,
        api -> {
          var problems = check.apply(api);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          work.accept(api);
          return Outcome.done(changed(api, reload(api)));
        });
  }

  /** Does the work on an API that is there and may be altered. */
  private Outcome<Api> open(String id, Function<Api, Outcome<Api>> work) {
    if (byId(id).isPresent()) {
      table.lock(id);
    }
    var found = byId(id);
    if (found.isEmpty()) {
      return Outcome.missing("id", "There is no API with this id");
    }
    if (found.get().system()) {
      return Outcome.fixed("id", "This is the server's own API: it cannot be altered");
    }
    return work.apply(found.get());
  }

  private Api changed(Api before, Api after) {
    if (!after.equals(before)) {
      events.publishEvent(new ApiChanged(before, after));
    }
    return after;
  }

  private void replace(Api api, List<Permission> wanted) {
    var names = wanted.stream().map(Permission::name).toList();
    for (var permission : api.permissions()) {
      if (!names.contains(permission.name())) {
        remove(api, permission.name());
      }
    }
    for (var permission : wanted) {
      if (!table.insert(api, permission)) {
        table.update(api, permission);
      }
    }
  }

  private void remove(Api api, String permission) {
    events.publishEvent(new PermissionRemoved(api, permission));
    table.delete(api, permission);
  }

  private Api reload(Api api) {
    return table.byId(api.id()).orElseThrow();
  }

  private Api made(NewApi wanted, boolean system) {
    var settings = wanted.settings();
    return new Api(
            ids.apiId(),
            settings.name(),
            wanted.identifier(),
            wanted.signingAlgorithm(),
            settings.dialect(),
            settings.tokenLifetime(),
            settings.tokenLifetimeForWeb(),
            settings.enforcePolicies(),
            settings.allowOfflineAccess(),
            settings.skipConsent(),
            settings.access(),
            settings.proof(),
            system,
            List.of())
        .with(wanted.permissions());
  }
}
