package dev.licet.identity.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserJson;
import dev.licet.identity.user.Users;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes users as a file, a thousand at a time: one JSON object a line, or CSV (RFC 4180). */
@Component
class ExportWriter {
  private static final int AT_ONCE = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Users users;

  ExportWriter(Users users) {
    this.users = users;
  }

  void write(Export export, OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    var fields = fields(export);
    if (export.format() == Export.Format.CSV) {
      line(writer, fields.stream().map(field -> cell(field.name())).collect(joining(",")));
    }
    long left = export.most();
    var after = "";
    for (var page = page(after, left); !page.isEmpty(); page = page(after, left)) {
      for (var user : page) {
        if (!export.connection().isEmpty() && !user.connection().equals(export.connection())) {
          continue;
        }
        left--;
        line(writer, text(export, fields, JSON.valueToTree(UserJson.of(user))));
      }
      after = page.getLast().id();
    }
    writer.flush();
  }

  private List<User> page(String after, long left) {
    return left <= 0
        ? List.of()
        : users.list("", new Slice(after, 0, (int) Math.min(left, AT_ONCE)));
  }

  private static List<ExportField> fields(Export export) {
    return export.fields().isEmpty() && export.format() == Export.Format.CSV
        ? ExportField.USUAL
        : export.fields();
  }

  private static void line(Writer writer, String text) throws IOException {
    writer.write(text);
    writer.write("\n");
  }

  private static String text(Export export, List<ExportField> fields, JsonNode user) {
    return switch (export.format()) {
      case JSON -> fields.isEmpty() ? user.toString() : chosen(fields, user).toString();
      case CSV ->
          fields.stream()
              .map(field -> field.of(user).map(ExportWriter::plain).orElse(""))
              .map(ExportWriter::cell)
              .collect(joining(","));
    };
  }

  private static JsonNode chosen(List<ExportField> fields, JsonNode user) {
    var object = JSON.createObjectNode();
    fields.forEach(field -> field.of(user).ifPresent(value -> object.set(field.name(), value)));
    return object;
  }

  private static String plain(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  /** In quotes, and never the beginning of a formula, which a spreadsheet would run. */
  private static String cell(String text) {
    var harmless = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
