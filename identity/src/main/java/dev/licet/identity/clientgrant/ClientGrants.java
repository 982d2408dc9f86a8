package dev.licet.identity.clientgrant;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which applications may call which APIs, in their own name and in that of users. */
@Service
public class ClientGrants {
  private final ClientGrantTable table;
  private final Applications applications;
  private final Apis apis;
  private final Ids ids;
  private final ApplicationEventPublisher events;

  ClientGrants(
      ClientGrantTable table,
      Applications applications,
      Apis apis,
      Ids ids,
      ApplicationEventPublisher events) {
    this.table = table;
    this.applications = applications;
    this.apis = apis;
    this.ids = ids;
    this.events = events;
  }

  /** The grants of an application, by audience. */
  public List<ClientGrant> ofApplication(String clientId) {
    return FieldChecks.isLine(clientId) ? table.ofApplication(clientId) : List.of();
  }

  /** What all third parties' applications may have in the name of users, by audience. */
  public List<ClientGrant> ofThirdParties() {
    return table.ofThirdParties();
  }

  /** The grants of applications in their own name for an API, by client id. */
  public List<ClientGrant> ofApi(String audience) {
    return ofApi(audience, SubjectType.CLIENT);
  }

  /** The grants for an API that count in that name, by client id. */
  public List<ClientGrant> ofApi(String audience, SubjectType subject) {
    return FieldChecks.isLine(audience)
        ? table.ofApi(audience).stream()
            .filter(grant -> grant.holder().subjectType() == subject)
            .toList()
        : List.of();
  }

  /** The grant of an application in its own name for an API. From memory, at most 5 s old. */
  public Optional<ClientGrant> find(String clientId, String audience) {
    return find(Holder.ofClient(clientId), audience);
  }

  /**
   * What an application may have at an API in the name of users: by its own grant or, of a third
   * party without one, by the one that all third parties have. From memory, at most 5 s old.
   */
  public Optional<ClientGrant> forUsers(Application application, String audience) {
    var own = find(Holder.forUsers(application.clientId()), audience);
    return own.isPresent() || application.firstParty() ? own : find(Holder.THIRD_PARTIES, audience);
  }

  /** The grant of that holder. From memory, at most 5 s old. */
  public Optional<ClientGrant> find(Holder holder, String audience) {
    return isKnown(holder) && apis.byIdentifier(audience).isPresent()
        ? table.find(holder, audience)
        : Optional.empty();
  }

  /** Grants an application in its own name exactly these permissions, whatever it had before. */
  @Transactional
  public Outcome<ClientGrant> grant(String clientId, String audience, List<String> scope) {
    return grant(Holder.ofClient(clientId), audience, GrantedScope.of(scope));
  }

  /** Grants exactly these permissions, whatever was granted before. */
  @Transactional
  public Outcome<ClientGrant> grant(Holder holder, String audience, List<String> scope) {
    return grant(holder, audience, GrantedScope.of(scope));
  }

  /** Grants exactly that, whatever was granted before. */
  @Transactional
  public Outcome<ClientGrant> grant(Holder holder, String audience, GrantedScope scope) {
    var api = apis.byIdentifier(audience);
    var unknown = scope.names().stream().filter(name -> !has(api, name)).collect(joining(", "));
    var problems =
        new FieldChecks()
            .require(isKnown(holder), "client_id", "There is no application with this client id")
            .require(api.isPresent(), "audience", "There is no API with this identifier")
            .require(
                api.isEmpty() || unknown.isEmpty(),
                "scope",
                "The API has no such permission: " + unknown)
            .problems();
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    var before = table.find(holder, audience);
    table.save(new ClientGrant(ids.clientGrantId(), holder, audience, scope.names(), scope.all()));
    var after = table.find(holder, audience);
    if (!after.equals(before)) {
      events.publishEvent(new ClientGrantChanged(before, after));
    }
    return Outcome.done(after.orElseThrow());
  }

  /** Some of them, by id; never those of the server's own applications. */
  public List<ClientGrant> list(GrantFilter filter, Slice slice) {
    var lines =
        Stream.of(filter.clientId(), filter.audience(), Optional.of(slice.after()))
            .flatMap(Optional::stream);
    return lines.allMatch(FieldChecks::isLine) ? table.list(filter, slice) : List.of();
  }

  /** How many there are of those. */
  public long count(GrantFilter filter) {
    return table.count(filter);
  }

  /** The grant of that id, unless it is one of the server's own applications'. */
  public Optional<ClientGrant> byId(String id) {
    return FieldChecks.isLine(id)
        ? table.byId(id).filter(grant -> !isFixed(grant.clientId()))
        : Optional.empty();
  }

  /** As {@link #grant}, where there is no grant yet. */
  @Transactional
  public Outcome<ClientGrant> create(Holder holder, String audience, GrantedScope scope) {
    if (isFixed(holder.clientId())) {
      return Outcome.fixed("client_id", "This is the server's own application: it stays as it is");
    }
    return find(holder, audience).isPresent()
        ? Outcome.taken("audience", "The application has a client grant for this API already")
        : grant(holder, audience, scope);
  }

  /** Makes these all the permissions of the grant of that id. */
  @Transactional
  public Outcome<ClientGrant> change(String id, GrantedScope scope) {
    return byId(id)
        .map(grant -> grant(grant.holder(), grant.audience(), scope))
        .orElseGet(ClientGrants::missing);
  }

  /** Takes the grant of that id away, and answers what it was. */
  @Transactional
  public Outcome<ClientGrant> remove(String id) {
    var found = byId(id);
    found.ifPresent(this::delete);
    return found.map(Outcome::done).orElseGet(ClientGrants::missing);
  }

  /** Takes the grant of an application in its own name away, where there is one. */
  @Transactional
  public void revoke(String clientId, String audience) {
    revoke(Holder.ofClient(clientId), audience);
  }

  /** Takes the grant of that holder away, where there is one. */
  @Transactional
  public void revoke(Holder holder, String audience) {
    find(holder, audience).ifPresent(this::delete);
  }

  private void delete(ClientGrant grant) {
    table.delete(grant);
    events.publishEvent(new ClientGrantChanged(Optional.of(grant), Optional.empty()));
  }

  private static Outcome<ClientGrant> missing() {
    return Outcome.missing("id", "There is no client grant with this id");
  }

  /** Nobody changes what the server's own applications may do. */
  private boolean isFixed(String clientId) {
    return applications.byClientId(clientId).filter(Application::system).isPresent();
  }

  private boolean isKnown(Holder holder) {
    return holder.equals(Holder.THIRD_PARTIES) || isKnown(holder.clientId());
  }

  private boolean isKnown(String clientId) {
    return applications.byClientId(clientId).isPresent();
  }

  private static boolean has(Optional<Api> api, String permission) {
    return api.flatMap(known -> known.permission(permission)).isPresent();
  }
}
