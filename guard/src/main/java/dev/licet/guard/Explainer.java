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
  private Explainer() {}

  static Explanation explain(JwtVerifiers verifiers, String token, Rule rule) {
    if (rule instanceof Rule.Open) {
      return new Explanation(steps(Map.of(), Optional.empty()), Permit.ANYBODY);
    }
    Verdict verdict = verifiers.verify(token);
    Decision decision = decide(verdict, rule);
    Map<Check, Finding> findings = new EnumMap<>(Check.class);
    findings.put(Check.CREDENTIALS, new Finding(Check.CREDENTIALS, "a token", "a token"));
    for (Finding passed : verifiers.passed(token, verdict)) {
      findings.put(passed.check(), passed);
    }
    if (decision instanceof Permit permit && asksForPermission(rule)) {
      findings.put(Check.PERMISSION, Rights.finding(rule, permit.caller().orElseThrow()));
    }
    Optional<Finding> failed =
        decision instanceof Refusal refusal ? Optional.of(refusal.finding()) : Optional.empty();
    failed.ifPresent(finding -> findings.put(finding.check(), finding));
    return new Explanation(steps(findings, failed.map(Finding::check)), decision);
  }

  private static Decision decide(Verdict verdict, Rule rule) {
    return verdict instanceof Verdict.Verified verified
        ? Rights.check(Permit.of(verified.token()), rule)
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
