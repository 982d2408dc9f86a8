package dev.licet.guard;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the document of RFC 9728 section 2: the same facts that the guard judges by. */
final class MetadataDocument {
  private final ResourceMetadata metadata;
  private final Challenge challenge;
  private final List<String> methods;
  private final boolean certificates;

  /**
   * Of a guard.
   *
   * @param methods how a token may be presented: {@code header}, {@code body}, {@code query}
   * @param certificates whether tokens that are bound to a client certificate are taken
   */
  MetadataDocument(
      ResourceMetadata metadata, Challenge challenge, List<String> methods, boolean certificates) {
    this.metadata = metadata;
    this.challenge = challenge;
    this.methods = methods;
    this.certificates = certificates;
  }

  ResourceMetadata metadata() {
    return metadata;
  }

  /** Anybody may read it, from any page, and keep it for an hour. */
  Answer answer(List<String> issuers, Collection<Rule> rules) {
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "Cache-Control", "public, max-age=3600",
            "Access-Control-Allow-Origin", "*");
    return new Answer(200, headers, JsonWriter.write(json(issuers, rules)));
  }

  private Json json(List<String> issuers, Collection<Rule> rules) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("resource", new Json.Text(metadata.resource()));
    put(members, "authorization_servers", issuers);
    put(
        members,
        "scopes_supported",
        metadata
            .toldScopes()
            .orElseGet(() ->
                rules.stream().flatMap(r -> r.scopes().stream()).distinct().sorted().toList()));
    put(members, "bearer_methods_supported", methods);
    metadata.name().ifPresent(name -> members.put("resource_name", new Json.Text(name)));
    metadata
        .documentation()
        .ifPresent(url -> members.put("resource_documentation", new Json.Text(url)));
    if (certificates) {
      members.put("tls_client_certificate_bound_access_tokens", new Json.Flag(true));
    }
    challenge
        .proofAlgorithms()
        .ifPresent(algorithms -> {
          put(members, "dpop_signing_alg_values_supported", List.of(algorithms.split(" ", -1)));
          members.put("dpop_bound_access_tokens_required", new Json.Flag(!challenge.bearer()));
        });
    return new Json.Members(Collections.unmodifiableMap(members));
  }

  /** RFC 9728 section 3.2: what has no values is left out. */
  private static void put(Map<String, Json> members, String name, List<String> values) {
    if (!values.isEmpty()) {
      List<Json> items = new ArrayList<>();
      values.forEach(value -> items.add(new Json.Text(value)));
      members.put(name, new Json.Sequence(Collections.unmodifiableList(items)));
    }
  }
}
