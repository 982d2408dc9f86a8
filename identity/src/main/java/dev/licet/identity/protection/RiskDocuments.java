package dev.licet.identity.protection;

import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.identity.document.Document;

/** What tools read and send back about assessments that nobody makes here. */
final class RiskDocuments {
  static final Document RISK =
      new Document(
          "risk-assessments/settings", "{\"enabled\": false}", object().must("enabled", off()));

  static final Document NEW_DEVICE =
      new Document(
          "risk-assessments/settings/new-device",
          "{\"remember_for\": 30}",
          object().must("remember_for", whole(1, 365)));

  static final Document SIGNALS =
      new Document(
          "supplemental-signals",
          "{\"akamai_enabled\": false}",
          object().must("akamai_enabled", off()));

  private RiskDocuments() {}
}
