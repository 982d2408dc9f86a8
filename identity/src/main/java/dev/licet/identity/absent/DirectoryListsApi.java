package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups and agents, what is taken over from directories, and the models that Auth0 ships. */
@RestController
@RequestMapping(ManagementApi.PATH)
class DirectoryListsApi {
  private final EmptyLists lists;

  DirectoryListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @GetMapping("/groups")
  @RequiresScope("read:groups")
  ResponseEntity<Object> groups(
      @ForList({"connection_id", "name", "external_id", "search"}) Query query) {
    return lists.none("groups", query);
  }

  @GetMapping("/agents")
  @RequiresScope("read:agents")
  ResponseEntity<Object> agents(@ForList Query query) {
    return lists.noneOn("agents", query);
  }

  @GetMapping("/connections-scim-configurations")
  @RequiresScope("read:scim_config")
  ResponseEntity<Object> scimConfigurations(@ForList Query query) {
    return lists.noneOn("scim_configurations", query);
  }

  @GetMapping("/keys/encryption")
  @RequiresScope("read:encryption_keys")
  ResponseEntity<Object> encryptionKeys(@ForList Query query) {
    return lists.none("keys", query);
  }

  @GetMapping("/verifiable-credentials/verification/templates")
  @RequiresScope("read:vdcs_templates")
  ResponseEntity<Object> credentialTemplates(@ForList Query query) {
    return lists.noneOn("templates", query);
  }

  @GetMapping("/user-attribute-profiles/templates")
  @RequiresScope("read:user_attribute_profiles")
  ResponseEntity<Object> attributeTemplates(@WithFields Query query) {
    return Answers.ok(Map.of("user_attribute_profile_templates", List.of()));
  }

  @GetMapping("/connection-profiles/templates")
  @RequiresScope("read:connection_profiles")
  ResponseEntity<Object> connectionTemplates(@WithFields Query query) {
    return Answers.ok(Map.of("connection_profile_templates", List.of()));
  }
}
