package dev.licet.identity.tenant;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.ClientSecret;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.credential.FileCredentials;
import dev.licet.identity.credential.WantedCredential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An item of {@code clients}: what it does not state stays as it is. */
record WantedApplication(
    FileEntry entry,
    String name,
    Optional<String> clientId,
    Optional<ClientSecret> secret,
    Optional<String> description,
    Optional<ApplicationType> type,
    Optional<List<String>> grantTypes,
    Optional<TokenEndpointAuthMethod> authMethod,
    Optional<Boolean> firstParty,
    Optional<JsonNode> methods,
    Map<String, JsonNode> details) {
  static final String METHODS = "client_authentication_methods";

  static final Set<String> MEMBERS =
      Stream.concat(
              Stream.of(
                  "name",
                  "client_id",
                  "client_secret",
                  "description",
                  "app_type",
                  "is_first_party",
                  "grant_types",
                  "token_endpoint_auth_method",
                  METHODS),
              ApplicationDetails.names().stream())
          .collect(toUnmodifiableSet());

  static WantedApplication read(FileEntry entry) {
    return new WantedApplication(
        entry,
        entry.require("name").text(),
        entry.find("client_id").map(FileValue::text),
        entry.find("client_secret").map(FileValue::text).map(ClientSecret::new),
        entry.find("description").map(FileValue::text),
        entry.find("app_type").map(WantedApplication::type),
        entry.find("grant_types").map(WantedApplication::texts),
        entry.find("token_endpoint_auth_method").map(WantedApplication::authMethod),
        entry.find("is_first_party").map(FileValue::flag),
        entry.find(METHODS).map(FileJson::value),
        details(entry));
  }

  NewApplication asNew(List<WantedCredential> keys) {
    var kind = type.orElse(ApplicationType.UNSAID);
    return new NewApplication(
        over(ApplicationSettings.defaults(name, kind)), clientId, secret, keys);
  }

  /** The settings with what is stated here instead of what was. */
  ApplicationSettings over(ApplicationSettings before) {
    return new ApplicationSettings(
        name,
        description.orElse(before.description()),
        type.orElse(before.type()),
        grantTypes.orElse(before.grantTypes()),
        methods
            .flatMap(FileCredentials::type)
            .map(TokenEndpointAuthMethod::of)
            .or(() -> authMethod)
            .orElse(before.authMethod()),
        firstParty.orElse(before.firstParty()),
        entry.done(before.details().saying(details)));
  }

  private static Map<String, JsonNode> details(FileEntry entry) {
    var details = new LinkedHashMap<String, JsonNode>();
    entry
        .members()
        .forEach((name, value) -> {
          if (ApplicationDetails.names().contains(name)) {
            details.put(name, FileJson.value(value));
          }
        });
    return details;
  }

  private static List<String> texts(FileValue value) {
    return value.list().stream().map(FileValue::text).toList();
  }

  private static ApplicationType type(FileValue value) {
    var words = ApplicationType.kinds().stream().map(ApplicationType::wireName);
    return value.word(
        ApplicationType::ofWireName,
        "one of " + words.collect(joining(", ")) + ", or an integration");
  }

  private static TokenEndpointAuthMethod authMethod(FileValue value) {
    var words =
        Stream.of(TokenEndpointAuthMethod.values())
            .map(TokenEndpointAuthMethod::wireName)
            .collect(joining(", "));
    return value.word(TokenEndpointAuthMethod::ofWireName, "one of " + words);
  }
}
