package dev.licet.identity.bulk;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.text;

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
import dev.licet.identity.shared.FieldChecks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v2/jobs/users-imports}: the one endpoint that takes a large body. */
@RestController
@RequestMapping(ManagementApi.PATH + "/jobs/users-imports")
class UsersImportsApi implements Described {
  private static final ObjectShape FORM =
      object()
          .must(ImportUpload.FILE, text(Integer.MAX_VALUE))
          .must("connection_id", name(64))
          .may("upsert", flag())
          .may("external_id", line(200))
          .may("send_completion_email", flag());

  private final UsersImports imports;
  private final Connections connections;
  private final ImportFiles files;

  UsersImportsApi(UsersImports imports, Connections connections, ImportFiles files) {
    this.connections = connections;
    this.imports = imports;
    this.files = files;
  }

  @Override
  public Map<String, ObjectShape> forms() {
    return Map.of("POST /jobs/users-imports", FORM);
  }

  @PostMapping
  @RequiresScope("create:users")
  ResponseEntity<Object> importUsers(HttpServletRequest request) throws IOException {
    requireRoom();
    var upload = ImportUpload.read(request, files);
    try {
      var connection = connection(upload);
      var externalId = externalId(upload);
      requireRoom();
      var job = imports.begin(upload.file(), connection, upload.flag("upsert"), externalId);
      return Answers.answer(HttpStatus.ACCEPTED, JobJson.of(job));
    } finally {
      files.delete(upload.file());
    }
  }

  private void requireRoom() {
    if (imports.isFull()) {
      throw refused(
          HttpStatus.TOO_MANY_REQUESTS,
          "too_many_jobs",
          "There are %d active import users jobs, please wait until some of them are finished"
              .formatted(UsersImports.MOST_UNDER_WAY));
    }
  }

  private Connection connection(ImportUpload upload) {
    var id =
        upload
            .find("connection_id")
            .orElseThrow(() ->
                new ManagementRefused(
                    ManagementError.invalidPayload("Missing required property: connection_id")));
    return connections
        .byId(id)
        .filter(Connection::isDatabase)
        .orElseThrow(() ->
            refused(
                HttpStatus.BAD_REQUEST,
                "inexistent_connection",
                "There is no database connection of this connection_id."));
  }

  private static Optional<String> externalId(ImportUpload upload) {
    upload.flag("send_completion_email"); // SDKs say true unasked; no mail is sent about jobs
    return upload.find("external_id").filter(id -> FieldChecks.isLine(id) && id.length() <= 200);
  }

  private static ManagementRefused refused(HttpStatus status, String code, String message) {
    return new ManagementRefused(ManagementError.of(status, code, message));
  }
}
