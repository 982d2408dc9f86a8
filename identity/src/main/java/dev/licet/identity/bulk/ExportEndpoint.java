package dev.licet.identity.bulk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code GET /exports/users/{id}}: the file of an export, for whoever has a link that holds. */
@Controller
class ExportEndpoint {
  private final UsersExports exports;
  private final ExportWriter writer;

  ExportEndpoint(UsersExports exports, ExportWriter writer) {
    this.exports = exports;
    this.writer = writer;
  }

  @GetMapping(UsersExports.PATH + "{id}")
  void file(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String expires,
      @RequestParam(defaultValue = "") String signature,
      HttpServletResponse response)
      throws IOException {
    var export = exports.open(id, expires, signature);
    if (export.isEmpty()) {
      response.sendError(HttpStatus.FORBIDDEN.value());
      return;
    }
    var name = "%s.%s.gz".formatted(id, export.get().format().wireName());
    response.setContentType("application/gzip");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    // Not closed if it breaks off: what has an end looks whole.
    var out = new GZIPOutputStream(response.getOutputStream());
    writer.write(export.get(), out);
    out.finish();
  }
}
