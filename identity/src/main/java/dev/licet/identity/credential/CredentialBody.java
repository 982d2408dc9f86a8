package dev.licet.identity.credential;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.identity.credential.WantedCredential.Fresh;
import dev.licet.identity.credential.WantedCredential.Known;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What callers of the Management API say about credentials. */
public final class CredentialBody {
  private static final Shape TIME =
      matching("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

  private static final ObjectShape SAID =
      object()
          .may("name", line(128))
          .may("kid", matching(CredentialRules.KID.pattern()))
          .may("alg", algorithm())
          .may("parse_expiry_from_cert", flag())
          .may("expires_at", TIME.orNull());

  /** What a new one may have. */
  static final ObjectShape NEW =
      object().must("credential_type", oneOf("public_key")).must("pem", text(16_384)).and(SAID);

  /** What may be changed. */
  static final ObjectShape CHANGES = object().may("expires_at", TIME.orNull());

  /** One of those that an application is to authenticate with: by its id, or as a new one. */
  private static final ObjectShape WANTED =
      object()
          .may("id", matching("cred_[0-9A-Za-z]{1,60}"))
          .may("credential_type", oneOf("public_key"))
          .may("pem", text(16_384))
          .and(SAID);

  /** How an application is to prove itself, other than by a secret. */
  public static final ObjectShape METHODS =
      object()
          .must(
              "private_key_jwt",
              object().must("credentials", list(WANTED, 2 * CredentialRules.MOST)))
          .may("tls_client_auth", nothing())
          .may("self_signed_tls_client_auth", nothing());

  /** How an application signs its requests to {@code /authorize}. */
  public static final ObjectShape REQUESTS =
      object().may("required", flag()).may("credentials", list(WANTED, 2 * CredentialRules.MOST));

  private CredentialBody() {}

  /** The credentials of {@link #METHODS}. */
  public static List<Payload> keys(Payload methods) {
    return methods
        .findObject("private_key_jwt")
        .flatMap(keys -> keys.findObjects("credentials"))
        .orElse(List.of());
  }

  /** The credentials of {@link #REQUESTS}. */
  public static List<Payload> requestKeys(Payload requests) {
    return requests.findObjects("credentials").orElse(List.of());
  }

  /** One of those that an application is to authenticate or to sign with. */
  public static Outcome<WantedCredential> wanted(Payload body) {
    var id = body.findText("id");
    if (id.isPresent() != body.findText("pem").isEmpty()) {
      return Outcome.invalid("credentials", "A credential is named by its id or given as a pem");
    }
    if (id.isPresent()) {
      return Outcome.done(new Known(id.get()));
    }
    return switch (fresh(body)) {
      case Done<NewCredential>(var credential) -> Outcome.done(new Fresh(credential));
      case Invalid<NewCredential>(var problems) -> Outcome.invalid(problems);
    };
  }

  static Outcome<NewCredential> fresh(Payload body) {
    return switch (PublicKeyText.ofPem("pem", body.text("pem"))) {
      case Done<PublicKeyText>(var key) -> fresh(body, key);
      case Invalid<PublicKeyText>(var problems) -> Outcome.invalid(problems);
    };
  }

  private static Outcome<NewCredential> fresh(Payload body, PublicKeyText key) {
    boolean fromCertificate = body.findFlag("parse_expiry_from_cert").orElse(false);
    if (fromCertificate
        && (key.certificateEnds().isEmpty() || body.find("expires_at").isPresent())) {
      return Outcome.invalid(
          "parse_expiry_from_cert", "This needs a certificate, and no expires_at beside it");
    }
    return switch (expiry(body)) {
      case Done<Optional<Instant>>(var said) ->
          Outcome.done(
              new NewCredential(
                  body.findText("name").orElse(""),
                  key,
                  body.findText("kid"),
                  body.findText("alg").flatMap(SignatureAlgorithm::named),
                  fromCertificate ? key.certificateEnds() : said));
      case Invalid<Optional<Instant>>(var problems) -> Outcome.invalid(problems);
    };
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

  private static Shape algorithm() {
    return oneOf(PublicKeyText.ALGORITHMS.stream().map(Enum::name).toArray(String[]::new));
  }
}
