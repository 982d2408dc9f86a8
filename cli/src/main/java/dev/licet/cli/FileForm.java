package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * A form with a file in it (RFC 7578). The file is read while it is sent, so its size does not
 * matter.
 *
 * @param boundary stands in no part
 * @param name of the part that is the file
 */
record FileForm(String boundary, Map<String, String> fields, String name, Path file) {
  static FileForm of(Map<String, String> fields, String name, Path file) {
    return new FileForm("licet-" + UUID.randomUUID(), fields, name, file);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The fields, then the file. */
  BodyPublisher body() {
    StringBuilder head = new StringBuilder();
    fields.forEach(
        (field, value) -> head.append(part("name=\"" + field + "\"")).append(value).append("\r\n"));
    head.append(part("name=\"" + name + "\"; filename=\"" + name + "\""));
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(head.toString(), UTF_8),
          BodyPublishers.ofFile(file),
          BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", UTF_8));
    } catch (FileNotFoundException missing) {
      throw new Problem(file + " cannot be read.", missing);
    }
  }

  private String part(String disposition) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }
}
