package dev.licet.identity.management.openapi;

import dev.licet.guard.Public;
import dev.licet.identity.management.ManagementApi;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v2/openapi.json}: anybody may read what calls there are. */
@RestController
class OpenApiEndpoint {
  private final OpenApi openApi;

  OpenApiEndpoint(OpenApi openApi) {
    this.openApi = openApi;
  }

  @Public
  @GetMapping(ManagementApi.PATH + "/openapi.json")
  ResponseEntity<Map<String, Object>> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(openApi.document());
  }
}
