package dev.licet.e2e;

import static dev.licet.e2e.Auth0Tenant.DATABASE;
import static dev.licet.e2e.Auth0Tenant.EMAIL;
import static dev.licet.e2e.Auth0Tenant.PASSWORD;
import static dev.licet.e2e.Auth0Tenant.PROGRAM;
import static dev.licet.e2e.Auth0Tenant.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.auth0.client.mgmt.ManagementApi;
import com.auth0.client.mgmt.core.ManagementApiException;
import com.auth0.client.mgmt.errors.ConflictError;
import com.auth0.client.mgmt.errors.NotFoundError;
import com.auth0.client.mgmt.jobs.types.CreateVerificationEmailRequestContent;
import com.auth0.client.mgmt.organizations.types.CreateOrganizationMemberRequestContent;
import com.auth0.client.mgmt.roles.types.AddRolePermissionsRequestContent;
import com.auth0.client.mgmt.tenants.types.UpdateTenantSettingsRequestContent;
import com.auth0.client.mgmt.types.ChangePasswordTicketRequestContent;
import com.auth0.client.mgmt.types.Client;
import com.auth0.client.mgmt.types.ClientAppTypeEnum;
import com.auth0.client.mgmt.types.ClientGrantResponseContent;
import com.auth0.client.mgmt.types.ConnectionForList;
import com.auth0.client.mgmt.types.ConnectionIdentityProviderEnum;
import com.auth0.client.mgmt.types.CreateClientGrantRequestContent;
import com.auth0.client.mgmt.types.CreateClientRequestContent;
import com.auth0.client.mgmt.types.CreateConnectionRequestContent;
import com.auth0.client.mgmt.types.CreateOrganizationRequestContent;
import com.auth0.client.mgmt.types.CreateResourceServerRequestContent;
import com.auth0.client.mgmt.types.CreateRoleRequestContent;
import com.auth0.client.mgmt.types.CreateUserRequestContent;
import com.auth0.client.mgmt.types.ListClientGrantsRequestParameters;
import com.auth0.client.mgmt.types.ListClientsRequestParameters;
import com.auth0.client.mgmt.types.ListConnectionsQueryParameters;
import com.auth0.client.mgmt.types.ListUsersByEmailRequestParameters;
import com.auth0.client.mgmt.types.ListUsersRequestParameters;
import com.auth0.client.mgmt.types.PermissionRequestPayload;
import com.auth0.client.mgmt.types.PermissionsResponsePayload;
import com.auth0.client.mgmt.types.ResourceServer;
import com.auth0.client.mgmt.types.ResourceServerScope;
import com.auth0.client.mgmt.types.Role;
import com.auth0.client.mgmt.types.SearchEngineVersionsEnum;
import com.auth0.client.mgmt.types.UpdateClientRequestContent;
import com.auth0.client.mgmt.types.UpdateConnectionRequestContent;
import com.auth0.client.mgmt.types.UpdateResourceServerRequestContent;
import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserPermissionSchema;
import com.auth0.client.mgmt.types.UserResponseSchema;
import com.auth0.client.mgmt.types.VerifyEmailTicketRequestContent;
import com.auth0.client.mgmt.users.types.AssignUserRolesRequestContent;
import com.auth0.client.mgmt.users.types.CreateUserPermissionsRequestContent;
import com.auth0.client.mgmt.users.types.DeleteUserRolesRequestContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Auth0's Java SDK manages a tenant when it is told our domain: {@code ManagementApi}. */
class Auth0ManagementTest {
  @TempDir private static Path folder;
  private static Auth0Tenant tenant;
  private static ManagementApi auth0;

  @BeforeAll
  static void start() throws IOException {
    tenant = Auth0Tenant.start(folder);
    auth0 =
        ManagementApi.builder()
            .domain(tenant.domain())
            .clientCredentials(PROGRAM, SECRET)
            .maxRetries(0)
            .build();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static String client(String name) {
    CreateClientRequestContent wanted =
        CreateClientRequestContent.builder()
            .name(name)
            .appType(ClientAppTypeEnum.REGULAR_WEB)
            .callbacks(List.of(Auth0Tenant.CALLBACK))
            .grantTypes(List.of("authorization_code", "client_credentials"))
            .build();
    return auth0.clients().create(wanted).getClientId().orElseThrow();
  }

  private static String api(String identifier) {
    CreateResourceServerRequestContent wanted =
        CreateResourceServerRequestContent.builder()
            .identifier(identifier)
            .name(identifier)
            .scopes(List.of(ResourceServerScope.builder().value("read:x").description("X").build()))
            .enforcePolicies(true)
            .build();
    return auth0.resourceServers().create(wanted).getId().orElseThrow();
  }

  private static CreateUserRequestContent person(String email) {
    return CreateUserRequestContent.builder()
        .connection(DATABASE)
        .email(email)
        .password(PASSWORD)
        .userMetadata(Map.of("a", 1))
        .build();
  }

  private static String user(String email) {
    return auth0.users().create(person(email)).getUserId().orElseThrow();
  }

  private static String role(String name) {
    CreateRoleRequestContent wanted =
        CreateRoleRequestContent.builder().name(name).description("A role").build();
    return auth0.roles().create(wanted).getId().orElseThrow();
  }

  private static List<PermissionRequestPayload> permission(String api) {
    return List.of(
        PermissionRequestPayload.builder()
            .resourceServerIdentifier(api)
            .permissionName("read:x")
            .build());
  }

  @Test
  void applications() {
    String id = client("Shop");
    assertThat(auth0.clients().get(id).getName()).hasValue("Shop");
    var change = UpdateClientRequestContent.builder().description("Sells").build();
    assertThat(auth0.clients().update(id, change).getDescription()).hasValue("Sells");
    var onePerPage = ListClientsRequestParameters.builder().perPage(1).includeTotals(true).build();
    assertThat(auth0.clients().list(onePerPage).streamItems().map(Client::getClientId))
        .contains(Optional.of(id));
    assertThat(auth0.clients().rotateSecret(id).getClientSecret()).isPresent();
    auth0.clients().delete(id);
    assertThatThrownBy(() -> auth0.clients().get(id)).isInstanceOf(NotFoundError.class);
  }

  @Test
  void apis() {
    String id = api("https://apis.example.com/");
    var change = UpdateResourceServerRequestContent.builder().tokenLifetime(600).build();
    assertThat(auth0.resourceServers().update(id, change).getTokenLifetime()).hasValue(600);
    assertThat(auth0.resourceServers().get(id).getIdentifier())
        .hasValue("https://apis.example.com/");
    assertThat(auth0.resourceServers().list().streamItems().map(ResourceServer::getId))
        .contains(Optional.of(id));
    auth0.resourceServers().delete(id);
    assertThatThrownBy(() -> auth0.resourceServers().get(id)).isInstanceOf(NotFoundError.class);
  }

  @Test
  void clientGrants() {
    String id = client("Granted");
    api("https://granted.example.com/");
    var wanted =
        CreateClientGrantRequestContent.builder()
            .clientId(id)
            .audience("https://granted.example.com/")
            .scope(List.of("read:x"))
            .build();
    String grant = auth0.clientGrants().create(wanted).getId().orElseThrow();
    var ofTheClient = ListClientGrantsRequestParameters.builder().clientId(id).build();
    assertThat(
            auth0
                .clientGrants()
                .list(ofTheClient)
                .streamItems()
                .map(ClientGrantResponseContent::getId))
        .containsExactly(Optional.of(grant));
    auth0.clientGrants().delete(grant);
    assertThat(auth0.clientGrants().list(ofTheClient).streamItems()).isEmpty();
  }

  @Test
  void connections() {
    var theDatabase = ListConnectionsQueryParameters.builder().name(DATABASE).build();
    assertThat(
            auth0.connections().list(theDatabase).streamItems().map(ConnectionForList::getStrategy))
        .containsExactly(Optional.of("auth0"));
    var wanted =
        CreateConnectionRequestContent.builder()
            .name("staff")
            .strategy(ConnectionIdentityProviderEnum.AUTH0)
            .build();
    String id = auth0.connections().create(wanted).getId().orElseThrow();
    auth0
        .connections()
        .update(id, UpdateConnectionRequestContent.builder().displayName("Staff").build());
    assertThat(auth0.connections().get(id).getDisplayName()).hasValue("Staff");
    auth0.connections().delete(id);
    assertThatThrownBy(() -> auth0.connections().get(id)).isInstanceOf(NotFoundError.class);
  }

  @Test
  void users() {
    String id = user("users@example.com");
    assertThatThrownBy(() -> user("users@example.com")).isInstanceOf(ConflictError.class);
    var merged = UpdateUserRequestContent.builder().userMetadata(Map.of("b", 2)).build();
    auth0.users().update(id, merged);
    assertThat(auth0.users().get(id).getUserMetadata()).hasValue(Map.of("a", 1, "b", 2));
    var byEmail = ListUsersByEmailRequestParameters.builder().email("users@example.com").build();
    assertThat(auth0.users().listUsersByEmail(byEmail)).hasSize(1);
    var search =
        ListUsersRequestParameters.builder()
            .q("email:\"users@example.com\"")
            .searchEngine(SearchEngineVersionsEnum.V3)
            .build();
    assertThat(auth0.users().list(search).streamItems().map(UserResponseSchema::getUserId))
        .containsExactly(Optional.of(id));
    auth0.users().delete(id);
    var gone = catchThrowableOfType(ManagementApiException.class, () -> auth0.users().get(id));
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body().toString()).contains("error=Not Found", "errorCode=inexistent_user");
  }

  @Test
  void rolesAndPermissions() {
    api("https://roles.example.com/");
    List<PermissionRequestPayload> permission = permission("https://roles.example.com/");
    String role = role("Reader");
    String user = user("roles@example.com");
    auth0
        .roles()
        .permissions()
        .add(role, AddRolePermissionsRequestContent.builder().permissions(permission).build());
    assertThat(
            auth0
                .roles()
                .permissions()
                .list(role)
                .streamItems()
                .map(PermissionsResponsePayload::getPermissionName))
        .containsExactly(Optional.of("read:x"));
    List<String> roles = List.of(role);
    auth0
        .users()
        .roles()
        .assign(user, AssignUserRolesRequestContent.builder().roles(roles).build());
    assertThat(auth0.users().roles().list(user).streamItems().map(Role::getName))
        .containsExactly(Optional.of("Reader"));
    assertThat(auth0.roles().users().list(role).streamItems()).hasSize(1);
    auth0
        .users()
        .roles()
        .delete(user, DeleteUserRolesRequestContent.builder().roles(roles).build());
    auth0
        .users()
        .permissions()
        .create(
            user, CreateUserPermissionsRequestContent.builder().permissions(permission).build());
    assertThat(
            auth0
                .users()
                .permissions()
                .list(user)
                .streamItems()
                .map(UserPermissionSchema::getPermissionName))
        .containsExactly(Optional.of("read:x"));
    auth0.roles().delete(role);
  }

  @Test
  void organizations() {
    var wanted =
        CreateOrganizationRequestContent.builder().name("acme").displayName("Acme").build();
    String id = auth0.organizations().create(wanted).getId().orElseThrow();
    assertThat(auth0.organizations().getByName("acme").getId()).hasValue(id);
    List<String> members = List.of(user("member@example.com"));
    auth0
        .organizations()
        .members()
        .create(id, CreateOrganizationMemberRequestContent.builder().members(members).build());
    assertThat(auth0.organizations().members().list(id).streamItems()).hasSize(1);
    auth0.organizations().delete(id);
  }

  @Test
  void ticketsAndJobs() {
    String user = user("tickets@example.com");
    var reset = ChangePasswordTicketRequestContent.builder().userId(user).build();
    assertThat(auth0.tickets().changePassword(reset).getTicket()).startsWith("https://");
    var verify = VerifyEmailTicketRequestContent.builder().userId(user).build();
    assertThat(auth0.tickets().verifyEmail(verify).getTicket()).startsWith("https://");
    var mail = CreateVerificationEmailRequestContent.builder().userId(user).build();
    String job = auth0.jobs().verificationEmail().create(mail).getId();
    assertThat(auth0.jobs().get(job).getType()).isEqualTo("verification_email");
  }

  @Test
  void logsKeysAndStatistics() {
    String user = user("log@example.com");
    assertThat(auth0.logs().list().streamItems()).isNotEmpty();
    assertThat(auth0.users().logs().list(user).streamItems()).isNotNull();
    assertThat(auth0.keys().signing().list()).anyMatch(key -> key.getCurrent().orElse(false));
    assertThat(auth0.stats().getDaily()).isNotNull();
    var active = auth0.stats().withRawResponse().getActiveUsersCount();
    assertThat(active.body()).isNotNegative();
    assertThat(active.headers()).containsKeys("x-ratelimit-limit", "x-ratelimit-remaining");
  }

  @Test
  void settings() {
    var change = UpdateTenantSettingsRequestContent.builder().friendlyName("Library").build();
    assertThat(auth0.tenants().settings().update(change).getFriendlyName()).hasValue("Library");
    assertThat(auth0.tenants().settings().get().getFriendlyName()).hasValue("Library");
    assertThat(auth0.branding().get()).isNotNull();
    assertThat(auth0.prompts().getSettings()).isNotNull();
    assertThat(auth0.attackProtection().bruteForceProtection().get()).isNotNull();
    assertThat(auth0.guardian().factors().list()).isNotEmpty();
    assertThat(auth0.guardian().policies().list()).isEmpty();
    assertThatThrownBy(() -> auth0.emails().provider().get()).isInstanceOf(NotFoundError.class);
  }

  /** Who reads a whole tenant is not stopped by what this server does not have. */
  @Test
  void whatIsNotThereIsAnEmptyList() {
    assertThat(auth0.actions().list().streamItems()).isEmpty();
    assertThat(auth0.connectionProfiles().list().streamItems()).isEmpty();
    assertThat(auth0.customDomains().list()).isEmpty();
    assertThat(auth0.deviceCredentials().list().streamItems()).isEmpty();
    assertThat(auth0.eventStreams().list().streamItems()).isEmpty();
    assertThat(auth0.flows().list().streamItems()).isEmpty();
    assertThat(auth0.flows().vault().connections().list().streamItems()).isEmpty();
    assertThat(auth0.forms().list().streamItems()).isEmpty();
    assertThat(auth0.groups().list().streamItems()).isEmpty();
    assertThat(auth0.hooks().list().streamItems()).isEmpty();
    assertThat(auth0.logStreams().list()).isEmpty();
    assertThat(auth0.networkAcls().list().streamItems()).isEmpty();
    assertThat(auth0.rules().list().streamItems()).isEmpty();
    assertThat(auth0.rulesConfigs().list()).isEmpty();
    assertThat(auth0.selfServiceProfiles().list().streamItems()).isEmpty();
    assertThat(auth0.tokenExchangeProfiles().list().streamItems()).isEmpty();
    assertThat(auth0.userAttributeProfiles().list().streamItems()).isEmpty();
    assertThat(auth0.userGrants().list().streamItems()).isEmpty();
  }

  @Test
  void refusals() {
    var badUser =
        CreateUserRequestContent.builder().connection(DATABASE).email("no address").build();
    var bad =
        catchThrowableOfType(ManagementApiException.class, () -> auth0.users().create(badUser));
    assertThat(bad.statusCode()).isEqualTo(400);
    ManagementApi stranger =
        ManagementApi.builder().domain(tenant.domain()).token("garbage").maxRetries(0).build();
    var byEmail = ListUsersByEmailRequestParameters.builder().email(EMAIL).build();
    var refused =
        catchThrowableOfType(
            ManagementApiException.class, () -> stranger.users().listUsersByEmail(byEmail));
    assertThat(refused.statusCode()).isEqualTo(401);
  }
}
