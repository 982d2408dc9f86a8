package dev.licet.identity.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A field of an export.
 *
 * @param path where it is found, such as {@code user_metadata.plan} or {@code
 *     identities[0].provider}
 * @param name what it is called in the file
 */
record ExportField(String path, String name) {
  static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+(\\[\\d{1,3}])?(\\.[A-Za-z0-9_-]+(\\[\\d{1,3}])?)*");

  /** What a CSV file has where nothing else is asked for. */
  static final List<ExportField> USUAL =
      List.of(
              "user_id",
              "email",
              "email_verified",
              "name",
              "nickname",
              "given_name",
              "family_name",
              "picture",
              "blocked",
              "created_at",
              "updated_at")
          .stream()
          .map(name -> new ExportField(name, name))
          .toList();

  /** The value of a user; empty where there is none. */
  Optional<JsonNode> of(JsonNode user) {
    var pointer = "/" + path.replace(".", "/").replace("[", "/").replace("]", "");
    return Optional.of(user.at(pointer)).filter(value -> !value.isMissingNode());
  }

  Map<String, String> json() {
    return Map.of("name", path, "export_as", name);
  }
}
