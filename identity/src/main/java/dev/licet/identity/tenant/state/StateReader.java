package dev.licet.identity.tenant.state;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.clientgrant.SubjectType;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what the tenant is like, through the features' doors. The server's own things are not. */
@Component
public class StateReader {
  private final Apis apis;
  private final Applications applications;
  private final ClientGrants grants;
  private final Roles roles;
  private final Users users;
  private final List<FileSection> parts;
  private final ItemMembers members;

  StateReader(
      Apis apis,
      Applications applications,
      ClientGrants grants,
      Roles roles,
      Users users,
      List<FileSection> parts,
      ItemMembers members) {
    this.parts = parts.stream().sorted(FileSection.IN_FILE).toList();
    this.apis = apis;
    this.applications = applications;
    this.grants = grants;
    this.roles = roles;
    this.users = users;
    this.members = members;
  }

  /** All of it but the users, of whom there are too many for a file: those of these e-mails. */
  public TenantState read(Collection<String> emails) {
    var sections = new LinkedHashMap<Section, SortedMap<String, Map<String, Object>>>();
    var clients = clients();
    sections.put(Section.APIS, items(apis(), Api::identifier, this::of));
    sections.put(Section.APPLICATIONS, items(clients, Application::clientId, members::of));
    sections.put(Section.GRANTS, items(grants(clients), StateReader::name, members::of));
    sections.put(Section.ROLES, items(roles.list(), Role::name, this::of));
    parts.forEach(part -> sections.put(Section.of(part), items(part)));
    sections.put(Section.USERS, items(users(emails), User::email, members::of));
    return new TenantState(sections);
  }

  private static <T> SortedMap<String, Map<String, Object>> items(
      List<T> all, Function<T, String> name, Function<T, Map<String, Object>> members) {
    var items = new TreeMap<String, Map<String, Object>>();
    all.forEach(one -> items.put(name.apply(one), members.apply(one)));
    return items;
  }

  private static SortedMap<String, Map<String, Object>> items(FileSection part) {
    var items = new TreeMap<String, Map<String, Object>>();
    part.read().forEach((name, members) -> items.put(name, ItemMembers.plain(members)));
    part.secrets()
        .forEach(
            (name, secret) -> items.computeIfPresent(name, (_, members) -> with(members, secret)));
    return items;
  }

  private static Map<String, Object> with(Map<String, Object> members, Digest secret) {
    var more = new LinkedHashMap<>(members);
    more.put(TenantState.SECRET, secret);
    return more;
  }

  private static String name(ClientGrant grant) {
    var who = grant.holder().isThirdParties() ? "third parties" : grant.clientId();
    var name = who + " at " + grant.audience();
    return grant.holder().subjectType() == SubjectType.USER ? name + " for users" : name;
  }

  private Map<String, Object> of(Api api) {
    var item = members.of(api);
    return apis.signingSecret(api).map(secret -> with(item, Digest.of(secret))).orElse(item);
  }

  private Map<String, Object> of(Role role) {
    return members.of(role, roles.permissions(role.id()));
  }

  private List<Api> apis() {
    return apis.list().stream().filter(api -> !api.system()).toList();
  }

  /** One that describes itself is in no file of ours. */
  private List<Application> clients() {
    return applications.list().stream()
        .filter(one -> !one.system() && one.document().isEmpty())
        .toList();
  }

  private List<ClientGrant> grants(List<Application> clients) {
    return Stream.concat(
            grants.ofThirdParties().stream(),
            clients.stream().flatMap(client -> grants.ofApplication(client.clientId()).stream()))
        .toList();
  }

  private List<User> users(Collection<String> emails) {
    return emails.stream()
        .flatMap(email -> users.byEmail(email).stream())
        .filter(user -> user.connection().equals(User.DATABASE))
        .toList();
  }
}
