package dev.licet.identity.protection;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.identity.document.Document;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Shape;

/** The settings of attack protection, with what Auth0's tenants begin with. */
final class ProtectionDocuments {
  private static final int A_DAY_IN_MS = 86_400_000;
  private static final Shape ALLOWLIST = list(matching(Typed.ADDRESS_TEXT), 100);

  static final Document BRUTE_FORCE =
      new Document(
          "attack-protection/brute-force-protection",
          """
          {"enabled": true, "shields": ["block", "user_notification"],
           "mode": "count_per_identifier_and_ip", "allowlist": [], "max_attempts": 10}
          """,
          object()
              .may("enabled", flag())
              .may("shields", list(oneOf("block", "user_notification"), 2))
              .may("allowlist", ALLOWLIST)
              .may("mode", oneOf("count_per_identifier_and_ip", "count_per_identifier"))
              .may("max_attempts", whole(1, 100)));

  static final Document SUSPICIOUS_IP =
      new Document(
              "attack-protection/suspicious-ip-throttling",
              """
              {"enabled": true, "shields": ["admin_notification", "block"], "allowlist": [],
               "stage": {"pre-login": {"max_attempts": 100, "rate": 864000},
                         "pre-user-registration": {"max_attempts": 50, "rate": 1200},
                         "pre-custom-token-exchange": {"max_attempts": 10, "rate": 600000}}}
              """,
              object()
                  .may("enabled", flag())
                  .may("shields", list(oneOf("block", "admin_notification"), 2))
                  .may("allowlist", ALLOWLIST)
                  .may(
                      "stage",
                      object()
                          .may("pre-login", attempts())
                          .may("pre-user-registration", attempts())
                          .may("pre-custom-token-exchange", attempts())))
          .merging("stage");

  static final Document BREACHED_PASSWORDS =
      new Document(
              "attack-protection/breached-password-detection",
              """
              {"enabled": false, "shields": [], "admin_notification_frequency": [],
               "method": "standard",
               "stage": {"pre-user-registration": {"shields": []},
                         "pre-change-password": {"shields": []}}}
              """,
              object()
                  .may("enabled", off())
                  .may("shields", shields())
                  .may(
                      "admin_notification_frequency",
                      list(oneOf("immediately", "daily", "weekly", "monthly"), 4))
                  .may("method", oneOf("standard", "enhanced"))
                  .may(
                      "stage",
                      object()
                          .may("pre-user-registration", object().may("shields", shields()))
                          .may("pre-change-password", object().may("shields", shields()))))
          .merging("stage");

  static final Document BOT_DETECTION =
      new Document(
          "attack-protection/bot-detection",
          """
          {"bot_detection_level": "medium", "challenge_password_policy": "never",
           "challenge_passwordless_policy": "never", "challenge_password_reset_policy": "never",
           "allowlist": [], "monitoring_mode_enabled": false}
          """,
          object()
              .may("bot_detection_level", oneOf("low", "medium", "high"))
              .may("challenge_password_policy", oneOf("never"))
              .may("challenge_passwordless_policy", oneOf("never"))
              .may("challenge_password_reset_policy", oneOf("never"))
              .may("allowlist", ALLOWLIST)
              .may("monitoring_mode_enabled", off()));

  static final Document CAPTCHA =
      new Document(
          "attack-protection/captcha",
          """
          {"active_provider_id": "auth_challenge", "auth_challenge": {"fail_open": false},
           "simple_captcha": {}}
          """,
          object()
              .may("active_provider_id", oneOf("auth_challenge"))
              .may("auth_challenge", object().may("fail_open", flag()))
              .may("simple_captcha", object()));

  /** How calls of somebody who sends SMS are put off; nobody does. */
  static final Document PHONE_PROVIDER =
      new Document(
          "attack-protection/phone-provider-protection",
          """
          {"type": "none"}
          """,
          object().may("type", oneOf("none")));

  private ProtectionDocuments() {}

  private static ObjectShape attempts() {
    return object().may("max_attempts", whole(1, 1_000_000)).may("rate", whole(1, A_DAY_IN_MS));
  }

  private static Shape shields() {
    return list(oneOf("block", "user_notification", "admin_notification"), 3);
  }
}
