package dev.licet.identity.rotation;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/keys/signing}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/keys/signing")
class KeysApi implements Described {
  private static final Answers ANSWERS = new Answers("signing key");

  /** {@code now}: whatever is lost. Auth0 takes no body at all. */
  private static final ObjectShape ROTATE = Shape.object().may("now", Shape.flag());

  private final Rotation rotation;

  KeysApi(Rotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /keys/signing/rotate", ROTATE);
  }

  @GetMapping
  @RequiresScope("read:signing_keys")
  ResponseEntity<Object> list(Fields fields) {
    return Answers.ok(rotation.keys().stream().map(KeyJson::of).map(fields::of).toList());
  }

  @GetMapping("/{kid}")
  @RequiresScope("read:signing_keys")
  ResponseEntity<Object> show(@PathVariable String kid, Fields fields) {
    var life = rotation.byId(kid).orElseThrow(ANSWERS::missing);
    return Answers.ok(fields.of(KeyJson.of(life)));
  }

  @PostMapping("/rotate")
  @RequiresScope({"create:signing_keys", "update:signing_keys"})
  ResponseEntity<Object> rotate(HttpServletRequest request) throws IOException {
    var now = Payload.readIfAny(request, ROTATE).findFlag("now").orElse(false);
    return Answers.created(KeyJson.of(ANSWERS.done(rotation.rotate(now))));
  }

  @PutMapping("/{kid}/revoke")
  @RequiresScope("update:signing_keys")
  ResponseEntity<Object> revoke(@PathVariable String kid) {
    return Answers.ok(KeyJson.of(ANSWERS.done(rotation.revoke(kid))));
  }
}
