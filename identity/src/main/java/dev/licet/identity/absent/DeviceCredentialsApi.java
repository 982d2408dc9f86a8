package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Devices that keep a credential: there are none. */
@RestController
@RequestMapping(ManagementApi.PATH)
class DeviceCredentialsApi implements Described {
  private final EmptyLists lists;

  DeviceCredentialsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET /device-credentials", List.of("user_id", "client_id", "type"));
  }

  @GetMapping("/device-credentials")
  @RequiresScope("read:device_credentials")
  ResponseEntity<Object> deviceCredentials(HttpServletRequest request) {
    return lists.none("device_credentials", request, "user_id", "client_id", "type");
  }

  /** As Auth0 answers, whether there was one or not. */
  @DeleteMapping("/device-credentials/{id}")
  @RequiresScope("delete:device_credentials")
  ResponseEntity<Object> removeDeviceCredential(@PathVariable String id) {
    return Answers.nothing();
  }
}
