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
              of(
                  "client_credentials",
                  "applications' public keys",
                  "create",
                  "read",
                  "update",
                  "delete"),
              of("client_grants", "client grants", "create", "read", "update", "delete"),
              of("roles", "roles", "create", "read", "update", "delete"),
              of("role_members", "who has which role", "create", "read", "delete"),
              of("users", "users", "create", "read", "update", "delete"),
              of("user_effective_roles", "users' roles and where they come from", "read"),
              of("user_effective_permissions", "what users may do after all", "read"),
              of("user_permission_source_roles", "by which role a user may do it", "read"),
              of("user_role_source_groups", "by which group a user has a role", "read"),
              of("connections", "connections", "create", "read", "update", "delete"),
              of("tenant_settings", "the tenant's settings", "read", "update"),
              Stream.of(
                  new ManagementScope("read:tenant_file", "Read the whole tenant as a file"),
                  new ManagementScope(
                      "update:tenant_file", "Apply a tenant file: change anything in the tenant")),
              of("signing_keys", "signing keys", "create", "read", "update"),
              of("sessions", "browsers where users are signed in", "read", "update", "delete"),
              of("refresh_tokens", "users' refresh tokens", "read", "update", "delete"),
              of("user_tickets", "links that change users", "create"),
              of("email_provider", "who sends mails", "create", "read", "update", "delete"),
              of("email_templates", "templates of mails", "create", "read", "update"),
              of("logs", "the log", "read"),
              of("logs_users", "what the log says of users", "read"),
              of("log_streams", "log streams", "create", "read", "update", "delete"),
              of("stats", "what is counted day by day", "read"),
              of("branding", "branding", "create", "read", "update", "delete"),
              of("prompts", "the words of pages", "read", "update"),
              of("anomaly_blocks", "addresses that were slowed down", "read", "delete"),
              of("attack_protection", "attack protection", "read", "update"),
              of("guardian_factors", "second factors", "read", "update"),
              of("mfa_policies", "policies for second factors", "read", "update"),
              of("organizations", "organizations", "create", "read", "update", "delete"),
              of("organization_members", "organizations' members", "create", "read", "delete"),
              of("organization_member_roles", "their roles", "create", "read", "delete"),
              of(
                  "organization_connections",
                  "organizations' connections",
                  "create",
                  "read",
                  "update",
                  "delete"),
              of("organization_member_effective_roles", "what members are in the end", "read"),
              of("organization_member_role_source_groups", "and by which group", "read"),
              of("organization_invitations", "invitations", "read"),
              of("organization_groups", "organizations' groups", "read"),
              of("organization_group_roles", "and what these are", "read"),
              of("organization_client_grants", "organizations' client grants", "read"),
              of("organization_discovery_domains", "organizations' domains", "read"),
              of("grants", "users' consents", "read", "delete"),
              of("device_credentials", "devices' credentials", "read", "delete"),
              of("tokens", "tokens that are void", "blacklist"),
              readable())
          .flatMap(scopes -> scopes)
          .toList();

  private ManagementScopes() {}

  /** Lists of what is not there. */
  private static Stream<ManagementScope> readable() {
    return Stream.of(
            "actions",
            "agents",
            "authentication_methods",
            "connection_profiles",
            "custom_domains",
            "directory_provisionings",
            "encryption_keys",
            "event_streams",
            "flows",
            "flows_vault_connections",
            "forms",
            "group_roles",
            "groups",
            "hooks",
            "network_acls",
            "phone_providers",
            "phone_templates",
            "rate_limit_policies",
            "rules",
            "rules_configs",
            "scim_config",
            "self_service_profiles",
            "token_exchange_profiles",
            "user_attribute_profiles",
            "vdcs_templates")
        .flatMap(resource -> of(resource, resource.replace('_', ' '), "read"));
  }

  private static Stream<ManagementScope> of(String resource, String noun, String... verbs) {
    return Stream.of(verbs)
        .map(verb -> new ManagementScope(verb + ":" + resource, capitalized(verb) + " " + noun));
  }

  private static String capitalized(String verb) {
    return Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
  }
}
