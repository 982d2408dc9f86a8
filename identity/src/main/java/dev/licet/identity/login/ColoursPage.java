package dev.licet.identity.login;

import dev.licet.identity.branding.Branding;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The style sheet with the tenant's colours: a page's own policy lets no style in itself. */
@Controller
class ColoursPage {
  private static final String PATH = "/u/colours.css";
  private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
  private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  private final Branding branding;

  ColoursPage(Branding branding) {
    this.branding = branding;
  }

  /** Its path, which is another one for other colours. */
  static String path(Colours colours) {
    return PATH + "?v=" + colours.version();
  }

  /** Not kept if a page of another node, which knows newer or older colours, has asked for it. */
  @GetMapping(PATH)
  ResponseEntity<String> css(@RequestParam(name = "v", defaultValue = "") String version) {
    var colours = Colours.of(branding.look());
    return ResponseEntity.ok()
        .contentType(CSS)
        .cacheControl(colours.version().equals(version) ? KEPT : CacheControl.noStore())
        .body(colours.css());
  }
}
