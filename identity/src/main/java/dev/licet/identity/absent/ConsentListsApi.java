package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What users allowed applications, and devices that keep a credential: there are none yet. */
@RestController
@RequestMapping(ManagementApi.PATH)
class ConsentListsApi implements Described {
  private final EmptyLists lists;

  ConsentListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /grants", List.of("user_id", "client_id", "audience"),
        "GET /device-credentials", List.of("user_id", "client_id", "type"));
  }

  @GetMapping("/grants")
  @RequiresScope("read:grants")
  ResponseEntity<Object> grants(HttpServletRequest request) {
    return lists.none("grants", request, "user_id", "client_id", "audience");
  }

  @GetMapping("/device-credentials")
  @RequiresScope("read:device_credentials")
  ResponseEntity<Object> deviceCredentials(HttpServletRequest request) {
    return lists.none("device_credentials", request, "user_id", "client_id", "type");
  }

  /** As Auth0 answers, whether there was one or not. */
  @DeleteMapping("/grants/{id}")
  @RequiresScope("delete:grants")
  ResponseEntity<Object> removeGrant(@PathVariable String id) {
    return Answers.nothing();
  }

  @DeleteMapping("/grants")
  @RequiresScope("delete:grants")
  ResponseEntity<Object> removeGrantsOfUser(HttpServletRequest request) {
    if (Query.read(request, "user_id").text("user_id").isEmpty()) {
      throw new ManagementRefused(
          ManagementError.invalidQuery("'Missing required property: user_id'"));
    }
    return Answers.nothing();
  }

  @DeleteMapping("/device-credentials/{id}")
  @RequiresScope("delete:device_credentials")
  ResponseEntity<Object> removeDeviceCredential(@PathVariable String id) {
    return Answers.nothing();
  }
}
