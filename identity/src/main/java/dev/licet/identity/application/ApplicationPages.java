package dev.licet.identity.application;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One application: its settings, its secret, its end. */
@Pages
@RequestMapping("/dashboard/applications/{clientId}")
class ApplicationPages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** For how long the old secret may go on, by the last part of its message. */
  private static final SequencedMap<String, Duration> OVERLAPS = overlaps();

  private static final String SETTINGS = "/dashboard/applications/{clientId}/settings";

  private final Applications applications;
  private final ApplicationSecrets secrets;
  private final Issuer issuer;

  ApplicationPages(Applications applications, ApplicationSecrets secrets, Issuer issuer) {
    this.applications = applications;
    this.secrets = secrets;
    this.issuer = issuer;
  }

  @GetMapping
  ModelAndView application(@PathVariable String clientId) {
    return SeeOther.to(SETTINGS, application(applications, clientId).clientId());
  }

  @GetMapping("/settings")
  ModelAndView settings(@PathVariable String clientId) {
    var application = application(applications, clientId);
    return settings(
        HttpStatus.OK, application, ApplicationForm.of(application.settings()), Problems.none());
  }

  @PostMapping("/settings")
  ModelAndView change(
      @PathVariable String clientId, @RequestParam MultiValueMap<String, String> sent) {
    var application = application(applications, clientId);
    var form = new ApplicationForm(new FormFields(sent));
    if (!application.system() && form.mustBeConfirmed(application.settings())) {
      return new ModelAndView("application/public", Map.of("app", application, "form", form));
    }
    return switch (applications.fill(clientId, now -> form.over(now.settings()))) {
      case Done<Application>(var changed) -> saved(changed, form);
      case Invalid<Application>(var problems) -> again(application, form, problems);
    };
  }

  /** One that is to have a secret from now on gets one, which is shown at once. */
  private ModelAndView saved(Application application, ApplicationForm form) {
    return switch (secrets.supply(application.clientId())) {
      case Done<Optional<ClientSecret>>(var made) ->
          SecretPage.supplied(application, made, SETTINGS);
      case Invalid<Optional<ClientSecret>>(var problems) -> again(application, form, problems);
    };
  }

  @GetMapping("/rotate")
  ModelAndView confirmRotation(@PathVariable String clientId) {
    return confirmation("application/rotate", clientId);
  }

  @PostMapping("/rotate")
  ModelAndView rotate(
      @PathVariable String clientId, @RequestParam(defaultValue = "") String overlap) {
    var application = application(applications, clientId);
    return switch (rotated(application, overlap)) {
      case Done<ClientSecret>(var secret) -> SecretPage.of(application, secret, "rotated");
      case Invalid<ClientSecret>(var problems) ->
          again(application, ApplicationForm.of(application.settings()), problems);
    };
  }

  /** The command line's access hangs on the secret of the server's own application. */
  private Outcome<ClientSecret> rotated(Application application, String overlap) {
    return application.system()
        ? Outcome.invalid("id", "This is the server's own application: it keeps its secret")
        : secrets.rotate(application.clientId(), OVERLAPS.getOrDefault(overlap, Duration.ZERO));
  }

  /** The old secret need not go on any longer. */
  @PostMapping("/rotate/end")
  ModelAndView endOldSecret(@PathVariable String clientId) {
    var application = application(applications, clientId);
    return switch (secrets.endOld(application.clientId())) {
      case Done<Application> _ -> SeeOther.notice("old-secret-ended", SETTINGS, clientId);
      case Invalid<Application>(var problems) ->
          again(application, ApplicationForm.of(application.settings()), problems);
    };
  }

  @GetMapping("/delete")
  ModelAndView confirmRemoval(@PathVariable String clientId) {
    return confirmation("application/delete", clientId);
  }

  @PostMapping("/delete")
  ModelAndView remove(@PathVariable String clientId) {
    var application = application(applications, clientId);
    return switch (applications.remove(clientId)) {
      case Done<Application> _ -> SeeOther.notice("application-deleted", "/dashboard/applications");
      case Invalid<Application>(var problems) ->
          again(application, ApplicationForm.of(application.settings()), problems);
    };
  }

  private static SequencedMap<String, Duration> overlaps() {
    var overlaps = new LinkedHashMap<String, Duration>();
    overlaps.put("none", Duration.ZERO);
    overlaps.put("hour", Duration.ofHours(1));
    overlaps.put("day", Duration.ofDays(1));
    overlaps.put("week", Duration.ofDays(7));
    return Collections.unmodifiableSequencedMap(overlaps);
  }

  static Application application(Applications applications, String clientId) {
    return applications.byClientId(clientId).orElseThrow(PageNotFound::new);
  }

  private ModelAndView confirmation(String template, String clientId) {
    var application = application(applications, clientId);
    if (application.system()) {
      throw new PageNotFound();
    }
    return new ModelAndView(template, Map.of("app", application, "overlaps", OVERLAPS.keySet()));
  }

  private ModelAndView again(
      Application application, ApplicationForm form, List<FieldProblem> problems) {
    return settings(HttpStatus.UNPROCESSABLE_CONTENT, application, form, Problems.of(problems));
  }

  private static List<ApplicationType> types(ApplicationType now) {
    var kinds = ApplicationType.kinds();
    return kinds.contains(now) ? kinds : Stream.concat(kinds.stream(), Stream.of(now)).toList();
  }

  private ModelAndView settings(
      HttpStatus status, Application application, ApplicationForm form, Problems problems) {
    return new ModelAndView(
        "application/settings",
        Map.of(
            "app",
            application,
            "form",
            form,
            "problems",
            problems,
            "types",
            types(application.type()),
            "oldSecret",
            secrets.oldWorksUntil(application.clientId()).map(TIME::format),
            "domain",
            issuer.domain()),
        status);
  }
}
