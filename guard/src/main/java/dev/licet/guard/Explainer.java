package dev.licet.guard;

import dev.licet.guard.Explanation.Outcome;
import dev.licet.guard.Explanation.Step;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the story of one token under one rule. */
final class Explainer {
  /** A token by itself comes with no path: a rule that asks for a value of it does not hold. */
  private static final HttpCall NO_CALL = name -> List.of();

  private Explainer() {}

  private static Finding both(Finding one, Finding other) {
    return new Finding(
        one.check(), one.expected() + "; " + other.expected(), one.found() + "; " + other.found());
  }

  static Explanation explain(JwtVerifiers verifiers, Rights rights, String token, Rule rule) {
    if (rule instanceof Rule.Open) {
      return new Explanation(steps(Map.of(), Optional.empty()), Permit.ANYBODY);
    }
    Verdict verdict = verifiers.verify(token);
    Decision decision = decide(verdict, rights, rule);
    Map<Check, Finding> findings = new EnumMap<>(Check.class);
    findings.put(Check.CREDENTIALS, new Finding(Check.CREDENTIALS, "a token", "a token"));
    for (Finding passed : verifiers.passed(token, verdict)) {
      findings.put(passed.check(), passed);
    }
    if (decision instanceof Permit permit && asksForPermission(rule)) {
      for (Finding finding : Rights.findings(rule, permit.caller().orElseThrow(), NO_CALL)) {
        findings.merge(finding.check(), finding, Explainer::both);
      }
    }
    Optional<Finding> failed =
        decision instanceof Refusal refusal ? Optional.of(refusal.finding()) : Optional.empty();
    failed.ifPresent(finding -> findings.put(finding.check(), finding));
    return new Explanation(steps(findings, failed.map(Finding::check)), decision);
  }

  private static Decision decide(Verdict verdict, Rights rights, Rule rule) {
    return verdict instanceof Verdict.Verified verified
        ? rights.check(Permit.of(verified.token()), rule, NO_CALL)
        : Refusal.of(((Verdict.Rejected) verdict).finding());
  }

  private static boolean asksForPermission(Rule rule) {
    return !(rule instanceof Rule.Open || rule instanceof Rule.Authenticated);
  }

  private static List<Step> steps(Map<Check, Finding> findings, Optional<Check> failed) {
    return Stream.of(Check.values()).map(check -> step(check, findings, failed)).toList();
  }

  private static Step step(Check check, Map<Check, Finding> findings, Optional<Check> failed) {
    Finding finding = findings.get(check);
    if (finding == null) {
      return new Step(check, Outcome.NOT_REACHED, new Finding(check, "", ""));
    }
    boolean passed = failed.isEmpty() || failed.get() != check;
    return new Step(check, passed ? Outcome.PASSED : Outcome.FAILED, finding);
  }
}
