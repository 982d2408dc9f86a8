package dev.licet.identity.tenant.state;

import static java.util.Comparator.comparing;

import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.ProofOfPossession;
import dev.licet.identity.application.Application;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.SubjectType;
import dev.licet.identity.credential.FileCredentials;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.HeldPermission;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members that one thing has in the tenant file. */
@Component
class ItemMembers {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final UserRights rights;
  private final FileCredentials credentials;

  ItemMembers(UserRights rights, FileCredentials credentials) {
    this.rights = rights;
    this.credentials = credentials;
  }

  Map<String, Object> of(Api api) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", api.name());
    members.put("identifier", api.identifier());
    members.put("scopes", api.permissions().stream().map(ItemMembers::of).toList());
    members.put("signing_alg", api.signingAlgorithm().name());
    members.put("allow_offline_access", api.allowOfflineAccess());
    members.put("token_lifetime", api.tokenLifetime());
    members.put("token_lifetime_for_web", api.tokenLifetimeForWeb());
    members.put("skip_consent_for_verifiable_first_party_clients", api.skipConsent());
    members.put("enforce_policies", api.enforcePolicies());
    members.put("token_dialect", api.dialect().wireName());
    members.put("subject_type_authorization", of(api.access()));
    api.proof().ifPresent(proof -> members.put("proof_of_possession", of(proof)));
    return members;
  }

  Map<String, Object> of(Application application) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", application.name());
    members.put("client_id", application.clientId());
    putUnlessEmpty(members, "description", application.description());
    putUnlessEmpty(members, "app_type", application.type().wireName());
    members.put("is_first_party", application.firstParty());
    members.put("grant_types", application.grantTypes());
    members.put("token_endpoint_auth_method", application.authMethod().wireName());
    application
        .authMethod()
        .credentialType()
        .map(type -> credentials.write(application.clientId(), type))
        .ifPresent(methods -> members.put("client_authentication_methods", methods));
    members.putAll(plain(application.details().members()));
    members.computeIfPresent("signed_request_object", (_, _) -> signedRequests(application));
    return members;
  }

  private Map<String, Object> signedRequests(Application application) {
    var signing = application.signedRequests();
    var members = new LinkedHashMap<String, Object>();
    members.put("required", signing.required());
    members.put("credentials", credentials.write(application.clientId(), signing.credentials()));
    return members;
  }

  Map<String, Object> of(ClientGrant grant) {
    var members = new LinkedHashMap<String, Object>();
    if (grant.holder().isThirdParties()) {
      members.put("default_for", "third_party_clients");
    } else {
      members.put("client_id", grant.clientId());
    }
    if (grant.holder().subjectType() == SubjectType.USER) {
      members.put("subject_type", SubjectType.USER.wireName());
    }
    members.put("audience", grant.audience());
    if (grant.allScopes()) {
      members.put("allow_all_scopes", true);
    } else {
      members.put("scope", grant.scope());
    }
    return members;
  }

  Map<String, Object> of(Role role, List<HeldPermission> held) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", role.name());
    putUnlessEmpty(members, "description", role.description());
    members.put("permissions", permissions(held));
    return members;
  }

  /** Of the password only when it was changed, which no file has. */
  Map<String, Object> of(User user) {
    var settings = user.settings();
    var members = new LinkedHashMap<String, Object>();
    members.put("email", user.email());
    members.put("email_verified", settings.emailVerified());
    members.put("name", settings.name());
    members.put("nickname", settings.nickname());
    putUnlessEmpty(members, "given_name", settings.givenName());
    putUnlessEmpty(members, "family_name", settings.familyName());
    putUnlessEmpty(members, "picture", settings.picture());
    members.put("blocked", settings.blocked());
    user.passwordChangedAt().ifPresent(when -> members.put("password", when));
    members.put("roles", rights.rolesOf(user.id()).stream().map(Role::name).toList());
    members.put(
        "permissions",
        permissions(
            rights.permissionsOf(user.id()).stream().filter(HeldPermission::direct).toList()));
    members.put("user_metadata", plain(settings.userMetadata().members()));
    members.put("app_metadata", plain(settings.appMetadata().members()));
    return members;
  }

  private static List<Map<String, Object>> permissions(List<HeldPermission> held) {
    return held.stream()
        .map(HeldPermission::permission)
        .sorted(comparing(ApiPermission::audience).thenComparing(ApiPermission::name))
        .map(ItemMembers::of)
        .toList();
  }

  private static Map<String, Object> of(ApiPermission permission) {
    var members = new LinkedHashMap<String, Object>();
    members.put("permission_name", permission.name());
    members.put("resource_server_identifier", permission.audience());
    return members;
  }

  private static Map<String, Object> of(Permission permission) {
    var members = new LinkedHashMap<String, Object>();
    members.put("value", permission.name());
    putUnlessEmpty(members, "description", permission.description());
    return members;
  }

  private static Map<String, Object> of(AccessPolicy access) {
    var members = new LinkedHashMap<String, Object>();
    members.put("user", Map.of("policy", access.user().wireName()));
    members.put("client", Map.of("policy", access.client().wireName()));
    return members;
  }

  private static Map<String, Object> of(ProofOfPossession proof) {
    var members = new LinkedHashMap<String, Object>();
    members.put("mechanism", proof.mechanism().wireName());
    members.put("required", proof.required());
    return members;
  }

  static Map<String, Object> plain(JsonNode object) {
    return JSON.convertValue(object, OBJECT);
  }

  private static void putUnlessEmpty(Map<String, Object> members, String name, String text) {
    if (!text.isEmpty()) {
      members.put(name, text);
    }
  }
}
