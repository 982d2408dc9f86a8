package dev.licet.identity.application;

import dev.licet.identity.shared.PublicDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which programs on telephones may take this server's addresses for themselves, such as {@code
 * https://DOMAIN/ios/NAME/callback}: the operator's own applications that say so in {@code mobile}.
 *
 * @see <a href="https://developer.apple.com/documentation/xcode/supporting-associated-domains">
 *     Apple</a>
 * @see <a href="https://developers.google.com/digital-asset-links/v1/statements">Android</a>
 */
@RestController
class AppLinks {
  private final ApplicationTable table;
  private final JsonMapper json;

  AppLinks(ApplicationTable table, JsonMapper json) {
    this.table = table;
    this.json = json;
  }

  @GetMapping({"/.well-known/apple-app-site-association", "/apple-app-site-association"})
  ResponseEntity<byte[]> apple() {
    var apps = table.mobileApps();
    var links = apps.stream().flatMap(AppLinks::links).distinct().toList();
    var ids = apps.stream().flatMap(MobileApp::appleId).distinct().toList();
    return answer(
        sorted(
            Map.of(
                "applinks", sorted(Map.of("apps", List.of(), "details", links)),
                "webcredentials", Map.of("apps", ids))));
  }

  @GetMapping("/.well-known/assetlinks.json")
  ResponseEntity<byte[]> android() {
    return answer(
        table.mobileApps().stream()
            .flatMap(app -> app.androidName().map(name -> statement(name, app.signers())).stream())
            .distinct()
            .toList());
  }

  private ResponseEntity<byte[]> answer(Object document) {
    return PublicDocument.json(json.writeValueAsBytes(document)).answer();
  }

  private static Stream<Map<String, Object>> links(MobileApp app) {
    var paths =
        app.bundle().stream()
            .flatMap(name -> Stream.of("/ios/" + name + "/*", "/macos/" + name + "/*"))
            .toList();
    return app.appleId().map(id -> sorted(Map.of("appID", id, "paths", paths)));
  }

  private static Map<String, Object> statement(String name, List<String> signers) {
    var target =
        Map.<String, Object>of(
            "namespace", "android_app",
            "package_name", name,
            "sha256_cert_fingerprints", signers);
    var relation = List.of("delegate_permission/common.handle_all_urls");
    return sorted(Map.of("relation", relation, "target", sorted(target)));
  }

  /** Every node writes the same text, so that all have one ETag. */
  private static Map<String, Object> sorted(Map<String, Object> members) {
    return new TreeMap<>(members);
  }
}
