package dev.licet.identity.recovery;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.organization.Organization;
import dev.licet.identity.organization.OrganizationRefusals;
import dev.licet.identity.organization.Organizations;
import dev.licet.identity.shared.UrlQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For which organization a ticket is made: its mail may name it, its result address is told. */
@Component
class TicketOrganization {
  private final Organizations organizations;

  TicketOrganization(Organizations organizations) {
    this.organizations = organizations;
  }

  /** The one that the member {@code organization_id} names, where it is there. */
  Optional<Organization> of(Payload body) {
    return body.findText("organization_id")
        .map(id -> organizations.byId(id).orElseThrow(OrganizationRefusals::missing));
  }

  /** What a mail may name of it. */
  static Map<String, String> facts(Organization organization) {
    return Map.of(
        "organization.id", organization.id(),
        "organization.name", organization.name(),
        "organization.display_name", organization.displayName());
  }

  /** The address with the organization's id and name, as Auth0 tells them; none stays none. */
  static String tell(Organization organization, String resultUrl) {
    if (resultUrl.isEmpty()) {
      return "";
    }
    var members = new LinkedHashMap<String, String>();
    members.put("organization_id", organization.id());
    members.put("organization_name", organization.name());
    return UrlQuery.tell(resultUrl, members);
  }
}
