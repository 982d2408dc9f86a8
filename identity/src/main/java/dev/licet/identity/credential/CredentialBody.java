package dev.licet.identity.credential;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;

import dev.licet.identity.credential.WantedCredential.Fresh;
import dev.licet.identity.credential.WantedCredential.Known;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What callers of the Management API say about credentials. */
public final class CredentialBody {
  private static final Shape TIME =
      matching("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

  private static final ObjectShape SAID =
      object()
          .may("name", line(128))
          .may("subject_dn", line(1024))
          .may("kid", matching(CredentialRules.KID.pattern()))
          .may("alg", algorithm())
          .may("parse_expiry_from_cert", flag())
          .may("expires_at", TIME.orNull());

  /** What a new one may have. */
  static final ObjectShape NEW =
      object()
          .must("credential_type", oneOf(CredentialType.wireNames()))
          .may("pem", text(16_384))
          .and(SAID);

  /** What may be changed. */
  static final ObjectShape CHANGES = object().may("expires_at", TIME.orNull());

  /** One of those that an application is to authenticate with: by its id, or as a new one. */
  private static final ObjectShape WANTED =
      object()
          .may("id", matching("cred_[0-9A-Za-z]{1,60}"))
          .may("credential_type", oneOf(CredentialType.wireNames()))
          .may("pem", text(16_384))
          .and(SAID);

  /** How an application is to prove itself, other than by a secret: in one of these ways. */
  public static final ObjectShape METHODS = methods();

  /** How an application signs its requests to {@code /authorize}. */
  public static final ObjectShape REQUESTS =
      object().may("required", flag()).may("credentials", list(WANTED, 2 * CredentialRules.MOST));

  private CredentialBody() {}

  /**
   * The type of credential that {@link #METHODS} say.
   *
   * @throws ManagementRefused if they say several, or none
   */
  public static CredentialType type(Payload methods) {
    var said =
        Stream.of(CredentialType.values()).filter(type -> methods.has(type.method())).toList();
    if (said.size() != 1) {
      throw new ManagementRefused(
          ManagementError.invalidPayload(
              "This must have one of private_key_jwt, tls_client_auth and"
                  + " self_signed_tls_client_auth",
              "client_authentication_methods"));
    }
    return said.getFirst();
  }

  /** The credentials of {@link #METHODS}. */
  public static List<Payload> keys(Payload methods) {
    return methods
        .findObject(type(methods).method())
        .flatMap(said -> said.findObjects("credentials"))
        .orElse(List.of());
  }

  /** The credentials of {@link #REQUESTS}. */
  public static List<Payload> requestKeys(Payload requests) {
    return requests.findObjects("credentials").orElse(List.of());
  }

  /** One of those that an application is to authenticate or to sign with: of that type. */
  public static Outcome<WantedCredential> wanted(Payload body, CredentialType usual) {
    var id = body.findText("id");
    boolean given = body.has("pem") || body.has("subject_dn");
    if (id.isPresent() == given) {
      return Outcome.invalid("credentials", "A credential is named by its id or given as a pem");
    }
    if (id.isPresent()) {
      return Outcome.done(new Known(id.get()));
    }
    return fresh(body, usual).map(Fresh::new);
  }

  static Outcome<NewCredential> fresh(Payload body, CredentialType usual) {
    var type = body.findText("credential_type").map(CredentialType::named);
    return FreshCredential.read(body, type.orElse(usual));
  }

  /** When a credential is to end; empty for never. */
  static Outcome<Optional<Instant>> expiry(Payload body) {
    try {
      return Outcome.done(
          body.findText("expires_at").map(text -> OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException _) {
      return Outcome.invalid("expires_at", "There is no such day or time");
    }
  }

  private static ObjectShape methods() {
    var shape = object();
    for (var type : CredentialType.values()) {
      shape =
          shape.may(
              type.method(), object().must("credentials", list(WANTED, 2 * CredentialRules.MOST)));
    }
    return shape;
  }

  private static Shape algorithm() {
    return oneOf(PublicKeyText.ALGORITHMS.stream().map(Enum::name).toArray(String[]::new));
  }
}
