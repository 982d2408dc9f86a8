package dev.licet.identity.absent;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in by a code in a mail or a text message: there is no connection for it, and it says so. */
@RestController
class PasswordlessEndpoint {
  private static final Map<String, String> REFUSAL =
      Map.of("error", "bad.connection", "error_description", "Connection does not exist");

  @PostMapping("/passwordless/start")
  ResponseEntity<Map<String, String>> start() {
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(REFUSAL);
  }
}
