package dev.licet.cli;

import dev.licet.guard.Explanation;
import dev.licet.guard.Explanation.Outcome;
import dev.licet.guard.Explanation.Step;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.token.Check;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What {@code licet explain} says, for humans or as JSON. The token itself is never part of it.
 *
 * @param token what it says of itself; empty if it is no JWT
 * @param judge who judged
 * @param explanation the verdict, check by check
 */
record Report(Optional<TokenText> token, Judge judge, Explanation explanation) {
  /** Whether the API takes the token. */
  boolean taken() {
    return explanation.decision() instanceof Permit;
  }

  /** For humans. */
  String text(Clock clock) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("It is: " + token.map(TokenText::kind).orElse("not a JWT"));
    token.ifPresent(text ->
        text.facts(clock).forEach((name, value) -> lines.add("  %-12s %s".formatted(name, value))));
    lines.add("");
    lines.add(
        "The API "
            + Shown.text(String.join(", ", judge.audiences()))
            + " with the provider "
            + Shown.text(judge.provider())
            + " checks:");
    if (judge.audienceOfToken()) {
      lines.add(
          "  (neither --audience nor API_IDENTIFIER is given: the token's own first is taken)");
    }
    explanation.steps().forEach(step -> lines.add("  " + line(step, clock)));
    lines.add("");
    return lines.add(verdict()).toString();
  }

  /** For scripts, on one line. */
  String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("taken", taken());
    members.put("kind", token.map(TokenText::kind).orElse("not a JWT"));
    token.ifPresent(text -> {
      members.put("header", new Json.Raw(text.headerJson()));
      members.put("claims", new Json.Raw(text.claimsJson()));
    });
    members.put("provider", judge.provider());
    members.put("audience", judge.audiences());
    members.put("audience_of_token", judge.audienceOfToken());
    members.put("checks", explanation.steps().stream().map(Report::members).toList());
    if (explanation.decision() instanceof Refusal refusal) {
      members.put("answer", answer(refusal));
    }
    return Json.write(members);
  }

  private String verdict() {
    return switch (explanation.decision()) {
      case Permit _ ->
          needsCall()
              ? "Taken, if the call shows what the token is bound to."
              : "Taken: the call may go on.";
      case Refusal refusal ->
          "Refused: " + refusal.reason().status() + " " + Json.write(body(refusal));
    };
  }

  private boolean needsCall() {
    return explanation.steps().stream().anyMatch(step -> step.outcome() == Outcome.NEEDS_CALL);
  }

  private String line(Step step, Clock clock) {
    String question = step.check().question();
    String sentence = question.substring(0, 1).toUpperCase(Locale.ROOT) + question.substring(1);
    return switch (step.outcome()) {
      case PASSED -> "✓ " + sentence + ". " + finding(step, clock);
      case FAILED -> "✗ Not so: " + question + ". " + finding(step, clock);
      case NEEDS_CALL -> "· " + sentence + ": each call has to show it. " + finding(step, clock);
      case NOT_REACHED -> "· " + sentence + ": " + whyNot(step.check());
    };
  }

  private String whyNot(Check check) {
    if (!taken()) {
      return "not looked at.";
    }
    boolean binding = check == Check.CERTIFICATE || check == Check.PROOF;
    return binding ? "the token is bound to none." : "the route does not ask.";
  }

  private String finding(Step step, Clock clock) {
    String when =
        claimOf(step.check())
            .flatMap(claim -> token.flatMap(text -> text.moment(claim, clock)))
            .map(time -> " (" + time + ")")
            .orElse("");
    return "Expected %s, found %s%s."
        .formatted(step.finding().expected(), step.finding().found(), when);
  }

  /** The claim that a check reads as a time. */
  private static Optional<String> claimOf(Check check) {
    return switch (check) {
      case NOT_BEFORE -> Optional.of("nbf");
      case ISSUED_AT -> Optional.of("iat");
      case EXPIRY_STATED, EXPIRY -> Optional.of("exp");
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> members(Step step) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("check", step.check().name().toLowerCase(Locale.ROOT));
    members.put("outcome", step.outcome().name().toLowerCase(Locale.ROOT));
    if (step.outcome() != Outcome.NOT_REACHED) {
      members.put("expected", step.finding().expected());
      members.put("found", step.finding().found());
    }
    return members;
  }

  private static Map<String, Object> answer(Refusal refusal) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", refusal.reason().status());
    members.putAll(body(refusal));
    return members;
  }

  private static Map<String, Object> body(Refusal refusal) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", refusal.reason().code());
    members.put("description", refusal.description());
    return members;
  }
}
