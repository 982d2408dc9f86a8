package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups and agents, what is taken over from directories, and the models that Auth0 ships. */
@RestController
@RequestMapping(ManagementApi.PATH)
class DirectoryListsApi implements Described {
  private static final String[] GROUP_FILTERS = {"connection_id", "name", "external_id", "search"};

  private final EmptyLists lists;

  DirectoryListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /groups", List.of(GROUP_FILTERS),
        "GET /agents", List.of(),
        "GET /connections-scim-configurations", List.of(),
        "GET /keys/encryption", List.of(),
        "GET /verifiable-credentials/verification/templates", List.of());
  }

  @GetMapping("/groups")
  @RequiresScope("read:groups")
  ResponseEntity<Object> groups(HttpServletRequest request) {
    return lists.none("groups", request, GROUP_FILTERS);
  }

  @GetMapping("/agents")
  @RequiresScope("read:agents")
  ResponseEntity<Object> agents(HttpServletRequest request) {
    return lists.noneOn("agents", request);
  }

  @GetMapping("/connections-scim-configurations")
  @RequiresScope("read:scim_config")
  ResponseEntity<Object> scimConfigurations(HttpServletRequest request) {
    return lists.noneOn("scim_configurations", request);
  }

  @GetMapping("/keys/encryption")
  @RequiresScope("read:encryption_keys")
  ResponseEntity<Object> encryptionKeys(HttpServletRequest request) {
    return lists.none("keys", request);
  }

  @GetMapping("/verifiable-credentials/verification/templates")
  @RequiresScope("read:vdcs_templates")
  ResponseEntity<Object> credentialTemplates(HttpServletRequest request) {
    return lists.noneOn("templates", request);
  }

  @GetMapping("/user-attribute-profiles/templates")
  @RequiresScope("read:user_attribute_profiles")
  ResponseEntity<Object> attributeTemplates(HttpServletRequest request) {
    Query.ofOne(request);
    return Answers.ok(Map.of("user_attribute_profile_templates", List.of()));
  }

  @GetMapping("/connection-profiles/templates")
  @RequiresScope("read:connection_profiles")
  ResponseEntity<Object> connectionTemplates(HttpServletRequest request) {
    Query.ofOne(request);
    return Answers.ok(Map.of("connection_profile_templates", List.of()));
  }
}
