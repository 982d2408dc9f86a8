package dev.licet.identity.prompt;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.map;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;

import dev.licet.identity.document.Document;
import dev.licet.identity.management.body.Shape;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is kept about the pages that users see. */
final class PromptDocuments {
  private static final Set<String> NAMES =
      Set.of(
          "async-approval",
          "brute-force-protection",
          "captcha",
          "common",
          "confirmation",
          "consent",
          "custom-form",
          "customized-consent",
          "device-flow",
          "email-identifier-challenge",
          "email-otp-challenge",
          "email-verification",
          "invitation",
          "login",
          "login-email-verification",
          "login-id",
          "login-password",
          "login-passwordless",
          "logout",
          "mfa",
          "mfa-email",
          "mfa-otp",
          "mfa-phone",
          "mfa-push",
          "mfa-recovery-code",
          "mfa-sms",
          "mfa-voice",
          "mfa-webauthn",
          "organizations",
          "passkeys",
          "phone-identifier-challenge",
          "phone-identifier-enrollment",
          "redeem-ticket",
          "reset-password",
          "signup",
          "signup-id",
          "signup-password",
          "status");

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,4})?");

  static final Document PROMPTS =
      new Document(
          "prompts",
          """
          {"universal_login_experience": "new", "identifier_first": false,
           "webauthn_platform_first_factor": false}
          """,
          object()
              .may("universal_login_experience", oneOf("new", "classic").orNull())
              .may("identifier_first", flag().orNull())
              .may("webauthn_platform_first_factor", off().orNull()));

  /** Texts by screen, and pieces of pages by screen and place. */
  static final Shape TEXTS = map(map(text(10_000), 200), 50);

  private PromptDocuments() {}

  /** The words of a prompt in a language; empty where there is no such prompt. */
  static Optional<String> customText(String prompt, String language) {
    return LANGUAGE.matcher(language).matches() && NAMES.contains(prompt)
        ? Optional.of("prompts/%s/custom-text/%s".formatted(prompt, language))
        : Optional.empty();
  }

  /** The same as an object of settings. */
  static Document texts(String name) {
    return new Document(name, "{}", TEXTS);
  }

  /** What is put into the pages of a prompt; empty where there is no such prompt. */
  static Optional<String> partials(String prompt) {
    return NAMES.contains(prompt)
        ? Optional.of("prompts/%s/partials".formatted(prompt))
        : Optional.empty();
  }
}
