package dev.licet.identity.guardian;

import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;

import dev.licet.identity.document.Document;
import dev.licet.identity.management.body.ObjectShape;
import java.util.List;

/** What is kept about second factors. */
final class FactorDocuments {
  /** Auth0's names, in its order. */
  static final List<String> NAMES =
      List.of(
          "sms",
          "push-notification",
          "otp",
          "email",
          "duo",
          "webauthn-roaming",
          "webauthn-platform",
          "recovery-code");

  /** A factor can be left off. */
  static final ObjectShape SWITCH = object().must("enabled", off());

  static final Document MESSAGE_TYPES =
      new Document(
          "guardian/factors/phone/message-types",
          "{\"message_types\": []}",
          object().must("message_types", list(oneOf("sms", "voice"), 2)));

  static final Document PHONE_PROVIDER =
      new Document(
          "guardian/factors/phone/selected-provider",
          "{\"provider\": \"auth0\"}",
          object().must("provider", oneOf("auth0", "twilio", "phone-message-hook")));

  static final Document SMS_TEMPLATES =
      new Document(
          "guardian/factors/sms/templates",
          "{}",
          object()
              .must("enrollment_message", text(1_000))
              .must("verification_message", text(1_000)));

  static final Document PUSH_PROVIDER =
      new Document(
          "guardian/factors/push-notification/selected-provider",
          "{\"provider\": \"guardian\"}",
          object().must("provider", oneOf("guardian", "sns", "direct")));

  /** Nobody sends anything by phone here. */
  static final Document NO_PROVIDER = new Document("guardian/providers", "{}", object());

  private FactorDocuments() {}
}
