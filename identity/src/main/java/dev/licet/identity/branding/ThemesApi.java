package dev.licet.identity.branding;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.document.Documents;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/branding/themes}: there is one at most, so its id never changes. */
@RestController
@RequestMapping(ManagementApi.PATH + "/branding/themes")
class ThemesApi implements Described {
  private static final String ID = "default";

  private final Documents documents;

  ThemesApi(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /branding/themes", ThemeShape.SHAPE, "PATCH /branding/themes/{id}", ThemeShape.SHAPE);
  }

  @PostMapping
  @RequiresScope("create:branding")
  ResponseEntity<Object> createTheme(HttpServletRequest request) throws IOException {
    var theme = Payload.read(request, ThemeShape.SHAPE);
    if (documents.has(BrandingDocuments.THEME)) {
      throw new ManagementRefused(
          ManagementError.of(HttpStatus.CONFLICT, "theme_conflict", "There is a theme already"));
    }
    return Answers.ok(json(documents.replace(BrandingDocuments.THEME, theme)));
  }

  /** The id may be the word {@code default}, as it is here in any case. */
  @GetMapping("/{id}")
  @RequiresScope("read:branding")
  ResponseEntity<Object> showTheme(@PathVariable String id, Fields fields) {
    require(id);
    return Answers.ok(fields.of(json(documents.read(BrandingDocuments.THEME))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:branding")
  ResponseEntity<Object> changeTheme(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var theme = Payload.read(request, ThemeShape.SHAPE);
    require(id);
    return Answers.ok(json(documents.replace(BrandingDocuments.THEME, theme)));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:branding")
  ResponseEntity<Object> removeTheme(@PathVariable String id) {
    require(id);
    documents.clear(BrandingDocuments.THEME);
    return Answers.nothing();
  }

  private void require(String id) {
    if (!id.equals(ID) || !documents.has(BrandingDocuments.THEME)) {
      throw new ManagementRefused(
          ManagementError.notFound("theme_not_found", "The theme does not exist"));
    }
  }

  private static ObjectNode json(ObjectNode theme) {
    return theme.put("themeId", ID);
  }
}
