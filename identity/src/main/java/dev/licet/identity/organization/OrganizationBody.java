package dev.licet.identity.organization;

import static dev.licet.identity.management.body.Shape.emptyOr;
import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.link;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.map;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.on;
import static dev.licet.identity.management.body.Shape.oneOf;
import static java.util.stream.Collectors.toMap;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What callers of the Management API say about an organization. */
record OrganizationBody(Payload body) {
  private static final Shape COLOUR = matching("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

  private static final ObjectShape DETAILS =
      object()
          .may("display_name", line(255))
          .may(
              "branding",
              object()
                  .may("logo_url", emptyOr(link()).orNull())
                  .may(
                      "colors",
                      object().must("primary", COLOUR).must("page_background", COLOUR).orNull())
                  .orNull())
          .may("metadata", map(line(255).orNull(), 25).orNull())
          .may("third_party_client_access", oneOf("block"))
          .may("is_app_entitlement_active", off())
          .may("token_quota", nothing());

  private static final ObjectShape USE =
      object()
          .may("assign_membership_on_login", flag())
          .may("show_as_button", flag())
          .may("is_signup_enabled", flag());

  static final ObjectShape ENABLING = object().must("connection_id", name(64)).and(USE);

  /** The same for one of all connections. One that is not used is taken away here. */
  static final ObjectShape USES_OF_ALL =
      USE.may("is_enabled", on())
          .may("organization_access_level", oneOf("none"))
          .may("organization_connection_name", nothing());

  static final ObjectShape ENABLING_OF_ALL =
      object().must("connection_id", name(64)).and(USES_OF_ALL);

  /** What may be changed about the use of a connection. */
  static final ObjectShape USES = USE;

  /** What may be changed. */
  static final ObjectShape CHANGES = object().may("name", name(50)).and(DETAILS);

  /** What a new one may have. */
  static final ObjectShape NEW =
      object().must("name", name(50)).and(DETAILS).may("enabled_connections", list(ENABLING, 100));

  static final ObjectShape MEMBERS = object().must("members", list(name(255), 10));

  static final ObjectShape ROLES = object().must("roles", list(name(64), 50));

  Map<String, JsonNode> details() {
    var said = new HashSet<>(DETAILS.members().keySet());
    said.removeAll(List.of("third_party_client_access", "is_app_entitlement_active"));
    return body.only(said);
  }

  Map<String, JsonObject> connections() {
    return body.findObjects("enabled_connections").orElse(List.of()).stream()
        .collect(
            toMap(
                one -> one.text("connection_id"),
                one -> JsonObject.EMPTY.with(use(one)),
                (_, last) -> last));
  }

  static Map<String, JsonNode> use(Payload body) {
    return body.only(USE.members().keySet());
  }
}
