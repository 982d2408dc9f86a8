package dev.licet.identity.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.licet.identity.shared.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code cli.json} in the data folder, for the eyes of its owner only. */
@Component
class CommandLineFile {
  private static final String NAME = "cli.json";

  private final DataFolder folder;
  private final JsonMapper json;

  CommandLineFile(DataFolder folder, JsonMapper json) {
    this.folder = folder;
    this.json = json;
  }

  /** What the command line needs to ask this server for tokens. */
  record Content(
      String domain,
      @JsonProperty("client_id") String clientId,
      @JsonProperty("client_secret") String clientSecret) {
    @Override
    public String toString() {
      return "Content[" + clientId + " at " + domain + "]";
    }
  }

  /** What it holds; nothing where it is missing or was spoilt. */
  Optional<Content> read() {
    var file = folder.path().resolve(NAME);
    try {
      return Files.isRegularFile(file)
          ? Optional.ofNullable(json.readValue(Files.readString(file), Content.class))
              .filter(CommandLineFile::isWhole)
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  void write(Content content) {
    folder.write(NAME, json.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
  }

  @Override
  public String toString() {
    return folder.path().resolve(NAME).toString();
  }

  private static boolean isWhole(Content content) {
    return Stream.of(content.domain, content.clientId, content.clientSecret)
        .allMatch(Objects::nonNull);
  }
}
