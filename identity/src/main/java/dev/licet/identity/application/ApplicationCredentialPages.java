package dev.licet.identity.application;

import static dev.licet.identity.application.TokenEndpointAuthMethod.PRIVATE_KEY_JWT;

import dev.licet.identity.credential.Credential;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.NewCredential;
import dev.licet.identity.credential.WantedCredential;
import dev.licet.identity.credential.WantedCredential.Known;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An application's tab with how it proves who it is, and the keys that it has for it. */
@Pages
@RequestMapping("/dashboard/applications/{clientId}/credentials")
class ApplicationCredentialPages {
  private static final String PATH = "/dashboard/applications/{clientId}/credentials";
  private static final List<TokenEndpointAuthMethod> METHODS =
      List.of(
          TokenEndpointAuthMethod.CLIENT_SECRET_POST,
          TokenEndpointAuthMethod.CLIENT_SECRET_BASIC,
          PRIVATE_KEY_JWT,
          TokenEndpointAuthMethod.TLS_CLIENT_AUTH,
          TokenEndpointAuthMethod.SELF_SIGNED_TLS_CLIENT_AUTH);

  private final Applications applications;
  private final ApplicationSecrets secrets;
  private final Credentials credentials;

  ApplicationCredentialPages(
      Applications applications, ApplicationSecrets secrets, Credentials credentials) {
    this.applications = applications;
    this.secrets = secrets;
    this.credentials = credentials;
  }

  @GetMapping
  ModelAndView show(@PathVariable String clientId) {
    return page(HttpStatus.OK, application(clientId), CredentialForm.empty(), Problems.none());
  }

  /**
   * Adds what was pasted. Where the application proves itself by keys already, it may use these.
   */
  @PostMapping
  ModelAndView add(@PathVariable String clientId, CredentialForm form) {
    var application = application(clientId);
    return switch (added(application, form)) {
      case Done<List<Credential>> _ -> SeeOther.notice("credential-added", PATH, clientId);
      case Invalid<List<Credential>>(var problems) -> again(application, form, problems);
    };
  }

  @PostMapping("/remove")
  ModelAndView remove(
      @PathVariable String clientId, @RequestParam(defaultValue = "") String credential) {
    var application = application(clientId);
    return switch (credentials.remove(application.clientId(), credential)) {
      case Done<Credential> _ -> SeeOther.notice("credential-removed", PATH, clientId);
      case Invalid<Credential>(var problems) ->
          again(application, CredentialForm.empty(), problems);
    };
  }

  /** One that is to have a secret again gets a new one, which is shown at once. */
  @PostMapping("/method")
  ModelAndView choose(
      @PathVariable String clientId, @RequestParam(defaultValue = "") String method) {
    var application = application(clientId);
    var chosen = TokenEndpointAuthMethod.ofWireName(method).filter(METHODS::contains);
    if (chosen.isEmpty()) {
      var problem = new FieldProblem("method", "Choose one of the ways");
      return again(application, CredentialForm.empty(), List.of(problem));
    }
    var keys = keys(application, chosen.get());
    return switch (applications.edit(clientId, now -> now.by(chosen.get()), keys)) {
      case Done<Application>(var changed) -> chosen(changed);
      case Invalid<Application>(var problems) ->
          again(application, CredentialForm.empty(), problems);
    };
  }

  private ModelAndView chosen(Application after) {
    return switch (secrets.supply(after.clientId())) {
      case Done<Optional<ClientSecret>>(var made) -> SecretPage.supplied(after, made, PATH);
      case Invalid<Optional<ClientSecret>>(var problems) ->
          again(after, CredentialForm.empty(), problems);
    };
  }

  private Outcome<List<Credential>> added(Application application, CredentialForm form) {
    if (application.system()) {
      return Outcome.invalid("id", "This is the server's own application: it keeps its secret");
    }
    var type = application.authMethod().credentialType();
    return NewCredential.paste("key", form.name(), form.key(), type)
        .then(pasted -> credentials.add(application.clientId(), pasted, type.isPresent()));
  }

  /** All that it has for that way. */
  private Optional<List<WantedCredential>> keys(
      Application application, TokenEndpointAuthMethod method) {
    return Optional.of(
        credentials.ofApplication(application.clientId()).stream()
            .filter(one -> method.credentialType().filter(one.proof().type()::equals).isPresent())
            .<WantedCredential>map(credential -> new Known(credential.id()))
            .toList());
  }

  private Application application(String clientId) {
    return applications.byClientId(clientId).orElseThrow(PageNotFound::new);
  }

  private ModelAndView again(
      Application application, CredentialForm form, List<FieldProblem> problems) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, application, form, Problems.of(problems));
  }

  private ModelAndView page(
      HttpStatus status, Application application, CredentialForm form, Problems problems) {
    return new ModelAndView(
        "application/credentials",
        Map.of(
            "app", application,
            "credentials", credentials.ofApplication(application.clientId()),
            "methods", METHODS,
            "form", form,
            "problems", problems),
        status);
  }
}
