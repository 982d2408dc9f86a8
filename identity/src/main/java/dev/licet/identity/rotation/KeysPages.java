package dev.licet.identity.rotation;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.key.KeyLife;
import dev.licet.identity.key.KeyLife.Stage;
import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The signing keys: which sign, which come next, which were before; and their rotation. */
@Pages
@RequestMapping("/dashboard/keys")
class KeysPages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LAST_REVOKED = 3;

  private final Rotation rotation;

  KeysPages(Rotation rotation) {
    this.rotation = rotation;
  }

  @GetMapping
  ModelAndView keys() {
    return page(HttpStatus.OK, List.of());
  }

  @GetMapping("/rotate")
  ModelAndView confirmRotation() {
    return new ModelAndView("rotation/rotate");
  }

  @PostMapping("/rotate")
  ModelAndView rotate(@RequestParam(defaultValue = "false") boolean now) {
    return answer("keys-rotated", rotation.rotate(now));
  }

  @GetMapping("/replace")
  ModelAndView confirmReplacement() {
    return new ModelAndView("rotation/replace");
  }

  @PostMapping("/replace")
  ModelAndView replace() {
    return answer("keys-replaced", rotation.rotateAndRevoke());
  }

  @GetMapping("/{kid}/revoke")
  ModelAndView confirmRevocation(@PathVariable String kid) {
    var key =
        rotation.keys().stream()
            .map(Row::of)
            .filter(row -> row.kid().equals(kid) && row.revocable())
            .findFirst()
            .orElseThrow(PageNotFound::new);
    return new ModelAndView("rotation/revoke", Map.of("key", key));
  }

  @PostMapping("/{kid}/revoke")
  ModelAndView revoke(@PathVariable String kid) {
    return answer("key-revoked", rotation.revoke(kid));
  }

  private ModelAndView answer(String notice, Outcome<PublishedKey> outcome) {
    return switch (outcome) {
      case Done<PublishedKey> _ -> SeeOther.notice(notice, "/dashboard/keys");
      case Invalid<PublishedKey>(var problems) ->
          page(
              HttpStatus.UNPROCESSABLE_CONTENT,
              problems.stream().map(FieldProblem::message).toList());
    };
  }

  private ModelAndView page(HttpStatus status, List<String> problems) {
    var lives = rotation.keys();
    var valid = lives.stream().filter(KeyLife::isPublished).map(Row::of).toList();
    var revoked =
        lives.stream()
            .filter(life -> life.stage() == Stage.REVOKED)
            .sorted((one, other) -> when(other).compareTo(when(one)))
            .limit(LAST_REVOKED)
            .map(Row::of)
            .toList();
    var model = Map.of("valid", valid, "revoked", revoked, "problems", problems);
    return new ModelAndView("rotation/keys", model, status);
  }

  private static Instant when(KeyLife life) {
    return life.revoked().orElse(life.announced());
  }

  /**
   * A key for the page.
   *
   * @param stage chooses the words
   * @param since from when on it is at that stage
   */
  record Row(String kid, String algorithm, String stage, String since, boolean revocable) {
    static Row of(KeyLife life) {
      var since =
          switch (life.stage()) {
            case ACTIVE -> life.activated();
            case ANNOUNCED -> Optional.of(life.announced());
            case RETIRED -> life.retired();
            case REVOKED -> life.revoked();
          };
      return new Row(
          life.key().kid(),
          life.key().algorithm().name(),
          life.stage().name().toLowerCase(Locale.ROOT),
          since.map(TIME::format).orElse(""),
          life.stage() == Stage.RETIRED);
    }
  }
}
