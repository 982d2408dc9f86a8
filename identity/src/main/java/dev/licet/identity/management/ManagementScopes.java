package dev.licet.identity.management;

import java.util.List;
import java.util.stream.Stream;

/** The permissions of the Management API: those that an endpoint asks for, and no other. */
final class ManagementScopes {
  static final List<ManagementScope> ALL =
      Stream.of(
              Stream.of(
                  new ManagementScope(
                      ManagementApi.CREATE_TEST_TOKENS,
                      "Create access tokens in the name of any application")),
              of("resource_servers", "APIs", "create", "read", "update", "delete"),
              of("clients", "applications", "create", "read", "update", "delete"),
              of("client_keys", "applications' secrets", "update"),
              of("client_grants", "client grants", "create", "read", "update", "delete"),
              of("roles", "roles", "create", "read", "update", "delete"),
              of("role_members", "who has which role", "create", "read", "delete"),
              of("users", "users", "create", "read", "update", "delete"),
              of("connections", "connections", "create", "read", "update", "delete"),
              of("tenant_settings", "the tenant's settings", "read", "update"),
              Stream.of(
                  new ManagementScope("read:tenant_file", "Read the whole tenant as a file"),
                  new ManagementScope(
                      "update:tenant_file", "Apply a tenant file: change anything in the tenant")),
              of("signing_keys", "signing keys", "create", "read", "update"),
              of("user_tickets", "links that change users", "create"),
              of("email_provider", "who sends mails", "create", "read", "update", "delete"),
              of("email_templates", "templates of mails", "create", "read", "update"),
              of("organizations", "organizations", "read"),
              of("custom_domains", "custom domains", "read"),
              of("rules", "rules", "read"),
              of("hooks", "hooks", "read"),
              of("actions", "actions", "read"))
          .flatMap(scopes -> scopes)
          .toList();

  private ManagementScopes() {}

  private static Stream<ManagementScope> of(String resource, String noun, String... verbs) {
    return Stream.of(verbs)
        .map(verb -> new ManagementScope(verb + ":" + resource, capitalized(verb) + " " + noun));
  }

  private static String capitalized(String verb) {
    return Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
  }
}
