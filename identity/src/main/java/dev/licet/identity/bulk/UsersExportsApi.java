package dev.licet.identity.bulk;

import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.job.JobJson;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/v2/jobs/users-exports}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/jobs/users-exports")
class UsersExportsApi implements Described {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectShape BODY =
      object()
          .may("connection_id", name(64))
          .may("format", oneOf("json", "csv"))
          .may("limit", whole(1, Integer.MAX_VALUE))
          .may("fields", list(object().must("name", name(200)).may("export_as", name(200)), 100));

  private final UsersExports exports;
  private final Connections connections;

  UsersExportsApi(UsersExports exports, Connections connections) {
    this.connections = connections;
    this.exports = exports;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /jobs/users-exports", BODY);
  }

  @PostMapping
  @RequiresScope("read:users")
  ResponseEntity<Object> exportUsers(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, BODY);
    var connection = body.findText("connection_id").map(this::connection).orElse("");
    var format = body.findText("format").orElse("json");
    int most = body.findWhole("limit").orElse(Integer.MAX_VALUE);
    var job =
        exports.begin(
            connection,
            Export.Format.valueOf(format.toUpperCase(Locale.ROOT)),
            fields(body),
            most,
            members(body, format));
    return Answers.ok(JobJson.of(job));
  }

  private String connection(String id) {
    return connections
        .byId(id)
        .map(Connection::name)
        .orElseThrow(() ->
            new ManagementRefused(
                ManagementError.of(
                    HttpStatus.BAD_REQUEST,
                    "inexistent_connection",
                    "The connection does not exist.")));
  }

  private static ObjectNode members(Payload body, String format) {
    var members = JSON.createObjectNode();
    members.put("format", format);
    for (var member : List.of("connection_id", "limit", "fields")) {
      body.find(member).ifPresent(value -> members.set(member, value));
    }
    return members;
  }

  private static List<ExportField> fields(Payload body) {
    return body.findObjects("fields").orElse(List.of()).stream()
        .map(field -> field(field.text("name"), field))
        .toList();
  }

  private static ExportField field(String path, Payload field) {
    if (!ExportField.FORM.matcher(path).matches()) {
      throw new ManagementRefused(
          ManagementError.invalidPayload("String does not match pattern: " + path, "fields"));
    }
    return new ExportField(path, field.findText("export_as").orElse(path));
  }
}
