package dev.licet.identity.tenant.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What applications are called in a plan, since nobody knows client ids by heart. */
final class ClientNames {
  private final Map<String, String> names = new HashMap<>();

  /**
   * Those of two moments.
   *
   * @param lasting the client ids that are more than a draw in a trial, beside those of before
   */
  ClientNames(TenantState before, TenantState after, Collection<String> lasting) {
    after.items(Section.APPLICATIONS).forEach((id, members) -> put(id, members, lasting));
    var known = before.items(Section.APPLICATIONS);
    known.forEach((id, members) -> put(id, members, known.keySet()));
  }

  private void put(String id, Map<String, Object> members, Collection<String> lasting) {
    var name = String.valueOf(members.get("name"));
    names.put(id, lasting.contains(id) ? "%s (%s)".formatted(name, id) : name);
  }

  /** The name, with the client id unless that is a draw. */
  String of(String clientId) {
    return names.getOrDefault(clientId, clientId);
  }

  /** The same for each of a list, in their order: that of client ids says nothing. */
  List<String> of(List<?> clientIds) {
    return clientIds.stream().map(id -> of(String.valueOf(id))).sorted().toList();
  }
}
