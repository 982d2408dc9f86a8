package dev.licet.identity.protection;

import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.document.Documents;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** How those who guess are held off: a page with a form for each way. */
@Pages
@RequestMapping("/dashboard/attack-protection")
class AttackProtectionPages {
  private static final String PATH = "/dashboard/attack-protection";

  private final AttackProtection protection;
  private final Documents documents;

  AttackProtectionPages(AttackProtection protection, Documents documents) {
    this.protection = protection;
    this.documents = documents;
  }

  @GetMapping
  ModelAndView show() {
    return page(HttpStatus.OK, bruteForce(), suspiciousIp(), Problems.none());
  }

  @PostMapping("/brute-force")
  ModelAndView changeBruteForce(BruteForceForm form) {
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, form, suspiciousIp(), Problems.of(problems));
    }
    documents.merge(ProtectionDocuments.BRUTE_FORCE, form.changes());
    return SeeOther.notice("saved", PATH);
  }

  @PostMapping("/suspicious-ip")
  ModelAndView changeSuspiciousIp(SuspiciousIpForm form) {
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, bruteForce(), form, Problems.of(problems));
    }
    var before = documents.read(ProtectionDocuments.SUSPICIOUS_IP);
    documents.merge(ProtectionDocuments.SUSPICIOUS_IP, form.changes(before));
    return SeeOther.notice("saved", PATH);
  }

  private BruteForceForm bruteForce() {
    return BruteForceForm.of(protection.bruteForce());
  }

  private SuspiciousIpForm suspiciousIp() {
    return SuspiciousIpForm.of(protection.suspiciousIp());
  }

  private static ModelAndView page(
      HttpStatus status, BruteForceForm brute, SuspiciousIpForm address, Problems problems) {
    return new ModelAndView(
        "protection/settings",
        Map.of("brute", brute, "address", address, "problems", problems),
        status);
  }
}
