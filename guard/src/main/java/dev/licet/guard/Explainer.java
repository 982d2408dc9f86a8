package dev.licet.guard;

import dev.licet.guard.Explanation.Outcome;
import dev.licet.guard.Explanation.Step;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import dev.licet.guard.token.Verdict;
import dev.licet.guard.token.VerifiedToken;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the story of one token under one rule. */
final class Explainer {
  /** A token by itself comes with no path: a rule that asks for a value of it does not hold. */
  private static final HttpCall NO_CALL = name -> List.of();

  private final TokenVerifier tokens;
  private final Binding binding;
  private final Rights rights;

  Explainer(TokenVerifier tokens, Binding binding, Rights rights) {
    this.tokens = tokens;
    this.binding = binding;
    this.rights = rights;
  }

  private static Finding both(Finding one, Finding other) {
    return new Finding(
        one.check(), one.expected() + "; " + other.expected(), one.found() + "; " + other.found());
  }

  Explanation explain(String token, Rule rule) {
    if (rule instanceof Rule.Open) {
      return new Explanation(steps(Map.of(), Optional.empty(), false), Permit.ANYBODY);
    }
    TokenVerifier.Judged judged = tokens.judge(token);
    Verdict verdict = judged.verdict();
    Decision decision = decide(verdict, rule);
    Map<Check, Finding> findings = new EnumMap<>(Check.class);
    findings.put(Check.CREDENTIALS, new Finding(Check.CREDENTIALS, "a token", "a token"));
    judged.passed().forEach(passed -> findings.put(passed.check(), passed));
    if (verdict instanceof Verdict.Verified verified) {
      binding.findings(verified.token()).forEach(found -> findings.put(found.check(), found));
    }
    if (decision instanceof Permit permit && asksForPermission(rule)) {
      for (Finding finding : Rights.findings(rule, permit.caller().orElseThrow(), NO_CALL)) {
        findings.merge(finding.check(), finding, Explainer::both);
      }
    }
    Optional<Finding> failed =
        decision instanceof Refusal refusal ? Optional.of(refusal.finding()) : Optional.empty();
    failed.ifPresent(finding -> findings.put(finding.check(), finding));
    return new Explanation(
        steps(findings, failed.map(Finding::check), judged.isOpaque()), decision);
  }

  private Decision decide(Verdict verdict, Rule rule) {
    if (verdict instanceof Verdict.Rejected rejected) {
      return Refusal.of(rejected.finding());
    }
    VerifiedToken token = ((Verdict.Verified) verdict).token();
    Optional<Refusal> unusable = binding.explain(token);
    return unusable.isPresent() ? unusable.get() : rights.check(Permit.of(token), rule, NO_CALL);
  }

  private static boolean asksForPermission(Rule rule) {
    return !(rule instanceof Rule.Open || rule instanceof Rule.Authenticated);
  }

  private static List<Step> steps(
      Map<Check, Finding> findings, Optional<Check> failed, boolean opaque) {
    return Stream.of(Check.values())
        .filter(check -> opaque ? check.isOfOpaque() : check.isOfJwt())
        .map(check -> step(check, findings, failed))
        .toList();
  }

  private static Step step(Check check, Map<Check, Finding> findings, Optional<Check> failed) {
    Finding finding = findings.get(check);
    if (finding == null || failed.filter(first -> first.compareTo(check) < 0).isPresent()) {
      return new Step(check, Outcome.NOT_REACHED, new Finding(check, "", ""));
    }
    if (failed.equals(Optional.of(check))) {
      return new Step(check, Outcome.FAILED, finding);
    }
    boolean needsCall = check == Check.CERTIFICATE || check == Check.PROOF;
    return new Step(check, needsCall ? Outcome.NEEDS_CALL : Outcome.PASSED, finding);
  }
}
