package dev.licet.identity.login;

import dev.licet.identity.branding.Branding;
import dev.licet.identity.shared.Digest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The style sheet with the tenant's colours: a page's own policy lets no style in itself. */
@Controller
class ColoursPage {
  private static final String PATH = "/u/colours.css";
  private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");

  private final Branding branding;

  ColoursPage(Branding branding) {
    this.branding = branding;
  }

  /** Its path, which is another one for other colours. */
  static String path(Colours colours) {
    return PATH + "?v=" + Digest.of(colours.css()).value().substring(0, 12);
  }

  @GetMapping(PATH)
  ResponseEntity<String> css() {
    return ResponseEntity.ok()
        .contentType(CSS)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(Colours.of(branding.look()).css());
  }
}
