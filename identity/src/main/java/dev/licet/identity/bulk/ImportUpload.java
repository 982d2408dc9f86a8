package dev.licet.identity.bulk;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.HttpStatus;

/**
 * The form of an import as it comes in (RFC 7578). It is read once, from front to back, with
 * Tomcat's own reader; what the file holds goes straight to the disk.
 *
 * @param file where the users lie now
 */
record ImportUpload(Path file, Map<String, String> fields) {
  static final String FILE = "users";
  private static final Set<String> FIELDS =
      Set.of("connection_id", "upsert", "external_id", "send_completion_email");
  private static final int LONGEST_FIELD = 1_000;

  /**
   * Reads it.
   *
   * @throws ManagementRefused if it is not such a form; no file is left then
   */
  static ImportUpload read(HttpServletRequest request, ImportFiles files) throws IOException {
    var type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.startsWith("multipart/form-data")) {
      throw refused("Content-Type must be multipart/form-data");
    }
    var fields = new LinkedHashMap<String, String>();
    Optional<Path> file = Optional.empty();
    try {
      var parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
      while (parts.hasNext()) {
        var part = parts.next();
        if (FILE.equals(part.getFieldName()) && file.isEmpty()) {
          file = Optional.of(receive(part, files));
        } else {
          read(part, fields);
        }
      }
      return new ImportUpload(
          file.orElseThrow(() -> refused("Missing required property: users")), fields);
    } catch (FileUploadException e) {
      file.ifPresent(files::delete);
      throw refused("The form cannot be read");
    } catch (IOException | ManagementRefused e) {
      file.ifPresent(files::delete);
      throw e;
    }
  }

  Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field)).filter(text -> !text.isEmpty());
  }

  /** True or false, false where it is not said. */
  boolean flag(String field) {
    return switch (find(field).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ManagementRefused(
              ManagementError.invalidPayload("Expected type boolean but found type string", field));
    };
  }

  private static Path receive(FileItemStream part, ImportFiles files) throws IOException {
    try (var content = part.openStream()) {
      return files.receive(content);
    } catch (ImportFiles.NoJson e) {
      throw refused("The file of users is no valid JSON: " + e.getMessage());
    }
  }

  private static void read(FileItemStream part, Map<String, String> fields) throws IOException {
    var name = part.getFieldName();
    if (name == null || !FIELDS.contains(name)) {
      throw refused("Additional properties not allowed");
    }
    try (var content = part.openStream()) {
      var bytes = content.readNBytes(LONGEST_FIELD + 1);
      if (bytes.length > LONGEST_FIELD
          || fields.putIfAbsent(name, new String(bytes, StandardCharsets.UTF_8)) != null) {
        throw refused("String is too long or there twice: " + name);
      }
    }
  }

  private static ManagementRefused refused(String problem) {
    return new ManagementRefused(
        ManagementError.of(
            HttpStatus.BAD_REQUEST,
            "invalid_body",
            "Payload validation error: '" + problem + "'."));
  }
}
