package dev.licet.identity.management.openapi;

import static java.util.stream.Collectors.toMap;

import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementScope;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.Issuer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Writes the document.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>
 */
@Component
class OpenApi {
  private static final String SCHEME = "management";

  private final Endpoints endpoints;
  private final List<Described> described;
  private final Issuer issuer;

  OpenApi(Endpoints endpoints, List<Described> described, Issuer issuer) {
    this.endpoints = endpoints;
    this.described = described;
    this.issuer = issuer;
  }

  /** The whole document, as JSON's types. */
  Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Licet Management API", "version", "2"));
    document.put("servers", List.of(Map.of("url", "https://" + issuer.domain())));
    document.put("paths", paths());
    document.put(
        "components",
        Map.of(
            "securitySchemes", Map.of(SCHEME, scheme()),
            "schemas", Map.of("Error", OpenApiParts.error())));
    return document;
  }

  private Map<String, Map<String, Object>> paths() {
    var bodies = new HashMap<String, Shape>();
    var forms = new HashMap<String, Shape>();
    for (var one : described) {
      bodies.putAll(one.bodies());
      forms.putAll(one.forms());
    }
    var paths = new TreeMap<String, Map<String, Object>>();
    for (var endpoint : endpoints.all()) {
      var operation = operation(endpoint);
      var body = bodies.get(endpoint.name());
      if (body != null) {
        operation.put("requestBody", OpenApiParts.body(body));
      }
      var form = forms.get(endpoint.name());
      if (form != null) {
        operation.put("requestBody", OpenApiParts.form(form));
      }
      paths
          .computeIfAbsent(endpoint.path(), _ -> new TreeMap<>())
          .put(endpoint.method().toLowerCase(Locale.ROOT), operation);
    }
    return paths;
  }

  private Map<String, Object> operation(Endpoint endpoint) {
    var operation = new LinkedHashMap<String, Object>();
    operation.put("operationId", endpoint.operationId());
    operation.put("tags", List.of(endpoint.tag()));
    operation.put("summary", summary(endpoint));
    operation.put("security", security(endpoint));
    operation.put("parameters", OpenApiParts.parameters(endpoint));
    operation.put("responses", OpenApiParts.responses(endpoint));
    return operation;
  }

  /** One requirement with all permissions, or one for each of which one is enough. */
  private static List<Map<String, List<String>>> security(Endpoint endpoint) {
    boolean any = endpoint.mark().isPresent() && endpoint.mark().get().any();
    if (endpoint.scopes().isEmpty()) {
      return List.of();
    }
    return any
        ? endpoint.scopes().stream().map(scope -> Map.of(SCHEME, List.of(scope))).toList()
        : List.of(Map.of(SCHEME, endpoint.scopes()));
  }

  private static String summary(Endpoint endpoint) {
    return ManagementApi.scopes().stream()
        .filter(scope -> endpoint.scopes().contains(scope.name()))
        .map(ManagementScope::description)
        .findFirst()
        .orElse("Read this document");
  }

  private Map<String, Object> scheme() {
    var scopes =
        ManagementApi.scopes().stream()
            .collect(
                toMap(
                    ManagementScope::name,
                    ManagementScope::description,
                    (one, other) -> one,
                    TreeMap::new));
    var flow = Map.of("tokenUrl", issuer.url() + "oauth/token", "scopes", scopes);
    return Map.of(
        "type",
        "oauth2",
        "description",
        "The access token's audience is " + ManagementApi.audience(issuer),
        "flows",
        Map.of("clientCredentials", flow));
  }
}
